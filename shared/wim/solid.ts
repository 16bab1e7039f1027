import { type ByteSource, readExactly } from '../bytes/byte-source.ts'
import { phrase } from '../phrase/phrase.ts'
import { type Compression, checkChunkSize } from './compression.ts'
import { wimFault } from './faults.ts'
import type { Resource } from './header.ts'
import { RESOURCE_FLAG, SOLID_COMPRESSION, SOLID_HEADER } from './layout.ts'
import type { WimPart } from './parts.ts'

/** A resource that holds several blobs, compressed together; offset from the start of the media, all in bytes. */
export interface SolidResource {
  readonly offset: number
  readonly size: number
  readonly originalSize: number
  readonly chunkSize: number
  readonly compression: Compression
}

/** The resource that a solid entry of the blob table stands for (wimlib's documentation). Faults: `media-truncated`, `media-table-damaged`, `media-limit`, `media-unsupported`. */
export function readSolidResource(source: ByteSource, part: WimPart, entry: Resource): SolidResource {
  const damaged = () => wimFault('media-table-damaged', { part: phrase('solid-resources') })
  if (part.header.isPipable) throw wimFault('media-unsupported', { feature: phrase('solid-pipable') })
  if ((entry.flags & (RESOURCE_FLAG.metadata | RESOURCE_FLAG.compressed)) === RESOURCE_FLAG.metadata) throw damaged()
  if (entry.size < SOLID_HEADER.bytes) throw damaged()
  if (entry.offset + entry.size > part.size) throw wimFault('media-truncated', { part: phrase('wim-content') })
  const offset = part.start + entry.offset
  const bytes = readExactly(source, offset, SOLID_HEADER.bytes)
  if (bytes === undefined) throw wimFault('media-truncated', { part: phrase('wim-content') })
  const view = new DataView(bytes.buffer)
  const originalSize = Number(view.getBigUint64(SOLID_HEADER.originalSize, true))
  const chunkSize = view.getUint32(SOLID_HEADER.chunkSize, true)
  const compression = SOLID_COMPRESSION[view.getUint32(SOLID_HEADER.compression, true)]
  if (compression === undefined || !Number.isSafeInteger(originalSize) || originalSize === 0) throw damaged()
  checkChunkSize(compression, chunkSize)
  return { offset, size: entry.size, originalSize, chunkSize, compression }
}

/** Where a blob lies: in a solid resource, or with `solid` -1 in the media itself. */
export interface SolidPlace {
  readonly offset: number
  readonly size: number
  readonly originalSize: number
  readonly solid: number
}

/** Solid resources whose decoded bytes count as one. */
export interface SolidRun {
  readonly first: number
  end: number
}

/**
 * Where a blob of a run lies; its entry's offset counts through all that they decode
 * to. A blob across the border of two resources is damage.
 */
export function placeInRun(solids: readonly SolidResource[], run: SolidRun, { offset, size }: Resource): SolidPlace {
  let start = offset
  for (let solid = run.first; solid < run.end; solid++) {
    const { originalSize } = solids[solid] ?? { originalSize: 0 }
    if (start + size <= originalSize) return { offset: start, size, originalSize: size, solid }
    start -= originalSize
    if (start < 0) break
  }
  throw wimFault('media-table-damaged', { part: phrase('solid-resources') })
}
