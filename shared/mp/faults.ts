import { Fault, type FaultFacts } from '../bytes/fault.ts'

export type MpFaultCode =
  | 'mp-unreachable'
  | 'mp-timeout'
  | 'mp-not-found'
  | 'mp-server-error'
  | 'mp-reply-garbled'
  | 'mp-site-differs'
  | 'mp-refused'
  | 'mp-no-task-sequence'
  | 'mp-redirected'
  | 'site-file-damaged'

export function mpFault(code: MpFaultCode, facts: FaultFacts = {}, options?: ErrorOptions): Fault<MpFaultCode> {
  return new Fault(code, facts, options)
}
