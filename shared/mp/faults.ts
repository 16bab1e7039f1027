import { Fault, type FaultFacts } from '../bytes/fault.ts'

export type MpFaultCode =
  | 'mp-unreachable'
  | 'mp-timeout'
  | 'mp-connection-broken'
  | 'mp-not-found'
  | 'mp-server-error'
  | 'mp-location-failed'
  | 'mp-location-empty'
  | 'mp-reply-garbled'
  | 'mp-reply-too-large'
  | 'mp-site-differs'
  | 'mp-signing-differs'
  | 'mp-refused'
  | 'mp-https-needed'
  | 'mp-client-certificate-refused'
  | 'mp-no-task-sequence'
  | 'mp-unknown-computers-off'
  | 'mp-policy-unreadable'
  | 'mp-redirected'
  | 'site-file-damaged'

export function mpFault(code: MpFaultCode, facts: FaultFacts = {}, options?: ErrorOptions): Fault<MpFaultCode> {
  return new Fault(code, facts, options)
}
