import type { ByteSource } from '../bytes/byte-source.ts'
import { type BlobTable, readBlobTable } from './blob-table.ts'
import { wimFault } from './faults.ts'
import { readHeader, type WimHeader } from './header.ts'
import { RESOURCE_FLAG } from './layout.ts'

/** A WIM file's tables; its content is read through the source it was opened from. */
export interface Wim {
  readonly header: WimHeader
  readonly blobs: BlobTable
  /** Row of each image's metadata resource, in image order. */
  readonly metadataRows: readonly number[]
}

const MOST_IMAGES = 1024

/** Reads header and blob table. Faults: `media-not-wim`, `media-truncated`, `media-unsupported`, `media-table-damaged`, `media-limit`. */
export function openWim(source: ByteSource, path: string): Wim {
  const header = readHeader(source, path)
  if (header.imageCount > MOST_IMAGES) throw wimFault('media-limit', { what: 'images', limit: MOST_IMAGES })
  const blobs = readBlobTable(source, header)
  const metadataRows: number[] = []
  for (let row = 0; row < blobs.count; row++) {
    if (((blobs.flags[row] ?? 0) & RESOURCE_FLAG.metadata) !== 0) metadataRows.push(row)
  }
  if (metadataRows.length !== header.imageCount) throw wimFault('media-table-damaged', { part: 'blob table' })
  return Object.freeze({ header, blobs, metadataRows: Object.freeze(metadataRows) })
}
