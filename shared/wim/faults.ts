import { Fault, type FaultFacts } from '../bytes/fault.ts'

export type WimFaultCode =
  | 'media-not-wim'
  | 'media-unsupported'
  | 'media-truncated'
  | 'media-blob-damaged'
  | 'media-table-damaged'
  | 'media-metadata-damaged'
  | 'media-xml-damaged'
  | 'media-no-image'
  | 'media-integrity-damaged'
  | 'media-tree-unsafe'
  | 'media-limit'
  | 'media-content-missing'
  | 'media-part-missing'
  | 'media-part-foreign'
  | 'media-part-swapped'

export function wimFault(code: WimFaultCode, facts: FaultFacts = {}, options?: ErrorOptions): Fault<WimFaultCode> {
  return new Fault(code, facts, options)
}
