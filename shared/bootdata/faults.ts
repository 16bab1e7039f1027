import { Fault, type FaultFacts } from '../bytes/fault.ts'

export type BootdataFaultCode = 'boot-bcd-damaged' | 'boot-loader-damaged'

export function bootdataFault(code: BootdataFaultCode, facts: FaultFacts): Fault<BootdataFaultCode> {
  return new Fault(code, facts)
}
