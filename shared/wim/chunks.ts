import { type ByteSource, readExactly } from '../bytes/byte-source.ts'
import type { Codecs } from './codec/codecs.ts'
import type { Compression } from './header.ts'

/** A compressed resource: a table of chunk offsets, then the chunks (MS-WIM 2.3; wimlib's documentation of the format). */
export interface ChunkedResource {
  readonly offset: number
  readonly size: number
  readonly originalSize: number
  readonly chunkSize: number
  readonly compression: Compression
}

/** A table entry has 8 bytes when the resource is 4 GiB or more. */
const WIDE_FROM = 2 ** 32

function chunkCount(resource: ChunkedResource): number {
  return Math.ceil(resource.originalSize / resource.chunkSize)
}

/** File offset of each chunk and, last, of the end; undefined when the table is damaged. The first chunk has no entry. */
export function readChunkOffsets(source: ByteSource, resource: ChunkedResource): Float64Array | undefined {
  const count = chunkCount(resource)
  const entryBytes = resource.originalSize >= WIDE_FROM ? 8 : 4
  const tableBytes = (count - 1) * entryBytes
  if (count < 1 || tableBytes > resource.size) return undefined
  const table = readExactly(source, resource.offset, tableBytes)
  if (table === undefined) return undefined
  const view = new DataView(table.buffer)
  const base = resource.offset + tableBytes
  const offsets = new Float64Array(count + 1)
  offsets[0] = base
  offsets[count] = resource.offset + resource.size
  for (let i = 1; i < count; i++) {
    const at = (i - 1) * entryBytes
    offsets[i] = base + (entryBytes === 8 ? Number(view.getBigUint64(at, true)) : view.getUint32(at, true))
  }
  for (let i = 0; i < count; i++) if (!((offsets[i + 1] ?? 0) > (offsets[i] ?? 0))) return undefined
  return offsets
}

/** Decodes one chunk whose stored bytes are given; a chunk stored at full size is not compressed. */
export function decodeStoredChunk(
  codecs: Codecs,
  resource: { readonly compression: Compression; readonly chunkSize: number },
  stored: Uint8Array,
  output: Uint8Array,
  outputSize: number,
): boolean {
  if (stored.length === outputSize) {
    output.set(stored)
    return true
  }
  const { compression, chunkSize } = resource
  if (compression === 'none' || stored.length > outputSize) return false
  return codecs.decodeChunk(compression, stored, output, outputSize, chunkSize)
}

/** Uncompressed bytes of chunk `index`. */
export function chunkOutputSize(resource: ChunkedResource, index: number): number {
  return Math.min(resource.chunkSize, resource.originalSize - index * resource.chunkSize)
}
