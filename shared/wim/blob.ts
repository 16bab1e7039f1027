import { type ByteSource, readExactly, sourceWindow } from '../bytes/byte-source.ts'
import { phrase } from '../phrase/phrase.ts'
import type { BlobTable } from './blob-table.ts'
import { type ChunkCache, createChunkCache } from './chunk-cache.ts'
import type { ChunkedResource } from './chunks.ts'
import type { Codecs } from './codec/codecs.ts'
import { wimFault } from './faults.ts'
import type { WimHeader } from './header.ts'
import { RESOURCE_FLAG } from './layout.ts'
import { LIMITS } from './limits.ts'

/** What of a media a blob's content is found with. */
interface Resources {
  readonly header: WimHeader
  readonly blobs: BlobTable
}

/** The chunks that a blob's content lies in, and where in what they decode to; undefined when it is stored as it is. */
function chunkedResourceOf(
  { header, blobs }: Resources,
  row: number,
): { readonly resource: ChunkedResource; readonly start: number } | undefined {
  const offset = blobs.offset[row] ?? 0
  const solid = blobs.solids[blobs.solid[row] ?? -1]
  if (solid !== undefined) return { resource: { form: 'solid', ...solid }, start: offset }
  if (((blobs.flags[row] ?? 0) & RESOURCE_FLAG.compressed) === 0) return undefined
  const { chunkSize, compression, isPipable } = header
  const form = isPipable ? 'pipable' : 'plain'
  const size = blobs.size[row] ?? 0
  return {
    resource: { form, offset, size, originalSize: blobs.originalSize[row] ?? 0, chunkSize, compression },
    start: 0,
  }
}

/** Whole content of a blob, its digest not checked. Faults: `media-blob-damaged`, `media-limit`. */
export function readBlob(wim: Resources, source: ByteSource, row: number, codecs: Codecs): Uint8Array<ArrayBuffer> {
  const size = wim.blobs.originalSize[row] ?? 0
  if (size > LIMITS.wholeBytes)
    throw wimFault('media-limit', { what: phrase('bytes-of-a-file'), limit: LIMITS.wholeBytes })
  const bytes = readExactly(blobSource(wim, source, row, codecs), 0, size)
  if (bytes === undefined) throw damaged(wim, row)
  return bytes
}

/** Random access to a blob's content, one decoded chunk kept. Faults while reading: `media-blob-damaged`. */
export function blobSource(wim: Resources, source: ByteSource, row: number, codecs: Codecs): ByteSource {
  const size = wim.blobs.originalSize[row] ?? 0
  const chunked = chunkedResourceOf(wim, row)
  if (chunked === undefined) return sourceWindow(source, wim.blobs.offset[row] ?? 0, size)
  const { resource, start } = chunked
  const cache = cacheOf(source, codecs)
  return {
    size,
    readAt(offset, into) {
      const length = Math.max(0, Math.min(into.length, size - offset))
      if (length === 0) return 0
      if (!cache.read(resource, start + offset, into.subarray(0, length), { start, end: start + size }))
        throw damaged(wim, row)
      return length
    },
  }
}

/** The chunk read last of each media: the next blob often lies in it. */
const caches = new WeakMap<ByteSource, { readonly codecs: Codecs; readonly cache: ChunkCache }>()

function cacheOf(source: ByteSource, codecs: Codecs): ChunkCache {
  const known = caches.get(source)
  if (known?.codecs === codecs) return known.cache
  const cache = createChunkCache(source, codecs)
  caches.set(source, { codecs, cache })
  return cache
}

function damaged(wim: Resources, row: number) {
  return wimFault('media-blob-damaged', { offset: wim.blobs.offset[row] ?? 0 })
}
