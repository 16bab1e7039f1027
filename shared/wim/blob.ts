import { type ByteSource, readExactly, sourceWindow } from '../bytes/byte-source.ts'
import type { BlobTable } from './blob-table.ts'
import { type ChunkedResource, type ChunkTable, chunkOutputSize, decodeStoredChunk, readChunkTable } from './chunks.ts'
import type { Codecs } from './codec/codecs.ts'
import { wimFault } from './faults.ts'
import type { WimHeader } from './header.ts'
import { RESOURCE_FLAG } from './layout.ts'
import { LIMITS } from './limits.ts'
import type { Wim } from './open.ts'

/** The chunks that a blob's content lies in, and where in what they decode to; undefined when it is stored as it is. */
export function chunkedResourceOf(
  { header, blobs }: { readonly header: WimHeader; readonly blobs: BlobTable },
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
export function readBlob(wim: Wim, source: ByteSource, row: number, codecs: Codecs): Uint8Array {
  const size = wim.blobs.originalSize[row] ?? 0
  if (size > LIMITS.wholeBytes) throw wimFault('media-limit', { what: 'bytes of one file', limit: LIMITS.wholeBytes })
  const bytes = readExactly(blobSource(wim, source, row, codecs), 0, size)
  if (bytes === undefined) throw damaged(wim, row)
  return bytes
}

/** Random access to a blob's content, one decoded chunk kept. Faults while reading: `media-blob-damaged`. */
export function blobSource(wim: Wim, source: ByteSource, row: number, codecs: Codecs): ByteSource {
  const size = wim.blobs.originalSize[row] ?? 0
  const chunked = chunkedResourceOf(wim, row)
  if (chunked === undefined) return sourceWindow(source, wim.blobs.offset[row] ?? 0, size)
  const { resource, start } = chunked
  const fault = () => damaged(wim, row)
  return sourceWindow(
    resource.form === 'solid'
      ? solidSource(source, resource, codecs, fault)
      : chunkedSource(source, resource, codecs, fault),
    start,
    size,
  )
}

/** The solid resource read last of each media: the next blob most often lies in the chunk that it holds decoded. */
const lastSolid = new WeakMap<ByteSource, { readonly offset: number; readonly decoded: ByteSource }>()

function solidSource(source: ByteSource, resource: ChunkedResource, codecs: Codecs, fault: () => Error): ByteSource {
  const known = lastSolid.get(source)
  if (known?.offset === resource.offset) return known.decoded
  const decoded = chunkedSource(source, resource, codecs, fault)
  lastSolid.set(source, { offset: resource.offset, decoded })
  return decoded
}

/** Random access to what a compressed resource decodes to, one decoded chunk kept; throws what `fault` gives for damage. */
function chunkedSource(source: ByteSource, resource: ChunkedResource, codecs: Codecs, fault: () => Error): ByteSource {
  let table: ChunkTable | undefined
  let cached = -1
  let chunk = new Uint8Array(0)
  const load = (index: number) => {
    table ??= readChunkTable(source, resource)
    if (table === undefined) throw fault()
    const size = chunkOutputSize(resource, index)
    const stored = readExactly(source, table.offset[index] ?? 0, table.bytes[index] ?? 0)
    const output = chunk.length === size ? chunk : new Uint8Array(size)
    if (stored === undefined || !decodeStoredChunk(codecs, resource, stored, output, size)) throw fault()
    chunk = output
    cached = index
  }
  return {
    size: resource.originalSize,
    readAt(offset, into) {
      const length = Math.max(0, Math.min(into.length, resource.originalSize - offset))
      for (let done = 0; done < length; ) {
        const index = Math.floor((offset + done) / resource.chunkSize)
        if (index !== cached) load(index)
        const within = offset + done - index * resource.chunkSize
        const part = chunk.subarray(within, within + length - done)
        into.set(part, done)
        done += part.length
      }
      return length
    },
  }
}

function damaged(wim: Wim, row: number) {
  return wimFault('media-blob-damaged', { offset: wim.blobs.offset[row] ?? 0 })
}
