import { Fault, type FaultFacts } from '../bytes/fault.ts'

export type DiskFaultCode =
  | 'target-too-small'
  | 'target-not-formatted'
  | 'target-damaged'
  | 'target-unsupported'
  | 'boot-partition-missing'
  | 'boot-not-one-active'
  | 'boot-signature-missing'

export function diskFault(code: DiskFaultCode, facts: FaultFacts): Fault<DiskFaultCode> {
  return new Fault(code, facts)
}
