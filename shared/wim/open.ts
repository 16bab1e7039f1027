import { phrase } from '../phrase/phrase.ts'
import { type BlobIndex, indexBySha1 } from './blob-index.ts'
import { type BlobTable, readBlobTable } from './blob-table.ts'
import { checkLayout } from './check-layout.ts'
import { wimFault } from './faults.ts'
import type { WimHeader } from './header.ts'
import { RESOURCE_FLAG } from './layout.ts'
import { LIMITS } from './limits.ts'
import { type MediaSource, readParts, type WimPart } from './parts.ts'
import { Notices, type Strictness } from './strictness.ts'

/** A media's tables; its content is read through the source it was opened from. */
export interface Wim {
  /** The first part's. */
  readonly header: WimHeader
  readonly parts: readonly WimPart[]
  readonly blobs: BlobTable
  readonly index: BlobIndex
  /** Row of each image's metadata resource, in image order. */
  readonly metadataRows: readonly number[]
  /** What was relaxed or left out so far; reading images adds to it. */
  readonly notices: Notices
}

/**
 * Reads headers and blob tables. Faults: `media-not-wim`, `media-truncated`, `media-unsupported`, `media-table-damaged`,
 * `media-limit`, `media-part-missing`, `media-part-foreign`, `media-part-swapped`.
 */
export function openWim(source: MediaSource, path: string, strictness: Strictness = 'strict'): Wim {
  const parts = readParts(source, path)
  const header = parts[0]?.header
  if (header === undefined) throw wimFault('media-not-wim', { path })
  if (header.imageCount > LIMITS.images) throw wimFault('media-limit', { what: phrase('images'), limit: LIMITS.images })
  const notices = new Notices(strictness)
  const blobs = readBlobTable(source, parts, notices)
  const metadataRows: number[] = []
  for (let row = 0; row < blobs.count; row++)
    if (((blobs.flags[row] ?? 0) & RESOURCE_FLAG.metadata) !== 0) metadataRows.push(row)
  if (metadataRows.length !== header.imageCount) throw wimFault('media-table-damaged', { part: phrase('image-count') })
  checkLayout(parts, blobs, notices)
  checkBootMetadata(header, blobs, metadataRows, notices)
  const index = indexBySha1(blobs, notices)
  return Object.freeze({ header, parts, blobs, index, metadataRows: Object.freeze(metadataRows), notices })
}

/** The header repeats where the metadata of the image to boot lies. */
function checkBootMetadata(
  { bootIndex, bootMetadata }: WimHeader,
  blobs: BlobTable,
  metadataRows: readonly number[],
  notices: Notices,
): void {
  const row = metadataRows[bootIndex - 1]
  if (row === undefined || bootMetadata.size === 0) return
  if (bootMetadata.offset !== blobs.offset[row] || bootMetadata.size !== blobs.size[row])
    notices.relax('boot-metadata-differs', phrase('image-number', { image: bootIndex }), () =>
      wimFault('media-table-damaged', { part: phrase('boot-metadata') }),
    )
}
