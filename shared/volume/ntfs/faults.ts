import { Fault, type FaultFacts } from '../../bytes/fault.ts'

export type NtfsFaultCode =
  | 'target-not-formatted'
  | 'target-not-fresh'
  | 'target-too-small'
  | 'target-damaged'
  | 'target-unsupported'
  | 'target-incomplete'

export function ntfsFault(code: NtfsFaultCode, facts: FaultFacts = {}): Fault<NtfsFaultCode> {
  return new Fault(code, facts)
}
