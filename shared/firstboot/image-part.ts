import type { Fault } from '../bytes/fault.ts'

/** What of a boot image is damaged, in words, from the fault that its reader threw. */
export function imagePart({ code, facts }: Fault): string {
  switch (code) {
    case 'media-not-wim':
      return 'not a WIM file'
    case 'media-truncated':
      return `ends before its ${facts['part']}`
    case 'media-table-damaged':
      return `${facts['part']}`
    case 'media-xml-damaged':
      return 'XML data'
    case 'media-metadata-damaged':
      return `directory of image ${facts['image']}`
    case 'media-integrity-damaged':
      return `chunk ${facts['chunk']} of the integrity table`
    case 'media-blob-damaged':
      return `content at byte ${facts['offset']}`
    case 'media-unsupported':
      return `uses ${facts['feature']}`
    case 'media-tree-unsafe':
      return `${facts['reason']}`
    case 'media-content-missing':
      return 'content is missing'
    case 'media-limit':
      return `too many ${facts['what']}`
    default:
      return code
  }
}
