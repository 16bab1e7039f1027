import { Fault, type FaultFacts } from '../bytes/fault.ts'

export type MediaFaultCode =
  | 'media-password-wrong'
  | 'media-variables-damaged'
  | 'media-certificate-expired'
  | 'media-certificate-not-yet-valid'
  | 'media-certificate-damaged'

export function mediaFault(
  code: MediaFaultCode,
  facts: FaultFacts = {},
  options?: ErrorOptions,
): Fault<MediaFaultCode> {
  return new Fault(code, facts, options)
}
