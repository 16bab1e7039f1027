import { Fault, type FaultFacts } from '../../bytes/fault.ts'

export type FatFaultCode = 'target-not-formatted' | 'target-unsupported' | 'target-damaged' | 'target-too-small'

export function fatFault(code: FatFaultCode, facts: FaultFacts): Fault<FatFaultCode> {
  return new Fault(code, facts)
}
