import type { Fault } from '../../bytes/fault.ts'
import type { Fact } from '../../phrase/fact.ts'
import { phrase } from '../../phrase/phrase.ts'

/** What of a boot image is damaged, in words, from the fault that its reader threw. */
export function imagePart({ code, facts }: Fault): Fact {
  const { part = '', image = '', chunk = '', offset = '', feature = '', reason = '', what = '' } = facts
  switch (code) {
    case 'media-not-wim':
      return phrase('image-not-wim')
    case 'media-truncated':
      return phrase('image-ends-before', { part })
    case 'media-table-damaged':
      return part
    case 'media-xml-damaged':
      return phrase('image-xml')
    case 'media-metadata-damaged':
      return phrase('image-directory', { image })
    case 'media-integrity-damaged':
      return phrase('image-chunk', { chunk })
    case 'media-blob-damaged':
      return phrase('image-content-at', { offset })
    case 'media-unsupported':
      return phrase('image-uses', { feature })
    case 'media-tree-unsafe':
      return reason
    case 'media-content-missing':
      return phrase('image-content-missing')
    case 'media-limit':
      return phrase('image-too-many', { what })
    default:
      return code
  }
}
