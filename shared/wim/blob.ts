import { type ByteSource, readExactly, sourceWindow } from '../bytes/byte-source.ts'
import { type ChunkedResource, chunkOutputSize, decodeStoredChunk, readChunkOffsets } from './chunks.ts'
import type { Codecs } from './codec/codecs.ts'
import { wimFault } from './faults.ts'
import { RESOURCE_FLAG } from './layout.ts'
import type { Wim } from './open.ts'

/** What one call may hold in memory. */
const LARGEST_WHOLE_BLOB = 1 << 29

/** Whole content of a blob, its digest not checked. Faults: `media-blob-damaged`, `media-limit`. */
export function readBlob(wim: Wim, source: ByteSource, row: number, codecs: Codecs): Uint8Array {
  const size = wim.blobs.originalSize[row] ?? 0
  if (size > LARGEST_WHOLE_BLOB) throw wimFault('media-limit', { what: 'bytes of one file', limit: LARGEST_WHOLE_BLOB })
  const bytes = readExactly(blobSource(wim, source, row, codecs), 0, size)
  if (bytes === undefined) throw damaged(wim, row)
  return bytes
}

/** Random access to a blob's content, one decoded chunk kept. Faults while reading: `media-blob-damaged`. */
export function blobSource(wim: Wim, source: ByteSource, row: number, codecs: Codecs): ByteSource {
  const resource: ChunkedResource = {
    offset: wim.blobs.offset[row] ?? 0,
    size: wim.blobs.size[row] ?? 0,
    originalSize: wim.blobs.originalSize[row] ?? 0,
    chunkSize: wim.header.chunkSize,
    compression: wim.header.compression,
  }
  if (((wim.blobs.flags[row] ?? 0) & RESOURCE_FLAG.compressed) === 0)
    return sourceWindow(source, resource.offset, resource.originalSize)
  let offsets: Float64Array | undefined
  let cached = -1
  let chunk = new Uint8Array(0)
  const load = (index: number) => {
    offsets ??= readChunkOffsets(source, resource)
    if (offsets === undefined) throw damaged(wim, row)
    const from = offsets[index] ?? 0
    const length = (offsets[index + 1] ?? 0) - from
    const size = chunkOutputSize(resource, index)
    const stored = length > size ? undefined : readExactly(source, from, length)
    const output = chunk.length === size ? chunk : new Uint8Array(size)
    if (stored === undefined || !decodeStoredChunk(codecs, resource, stored, output, size)) throw damaged(wim, row)
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
