import { Fault, type FaultFacts } from '../bytes/fault.ts'

export type BootdataFaultCode =
  | 'boot-bcd-damaged'
  | 'boot-bcd-unfinished'
  | 'boot-bcd-no-default'
  | 'boot-bcd-not-winpe'
  | 'boot-bcd-options-missing'
  | 'boot-loader-damaged'
  | 'boot-sdi-damaged'
  | 'boot-signature-damaged'

export function bootdataFault(code: BootdataFaultCode, facts: FaultFacts): Fault<BootdataFaultCode> {
  return new Fault(code, facts)
}
