import { type ByteSource, readExactly } from '../bytes/byte-source.ts'
import type { Codecs } from './codec/codecs.ts'
import type { Compression } from './compression.ts'
import { PIPABLE_CHUNK_HEADER_BYTES, SOLID_HEADER } from './layout.ts'
import { LIMITS } from './limits.ts'

/**
 * A compressed resource. `plain`: a table of chunk offsets, then the chunks (MS-WIM 2.3). `pipable`: the same table behind
 * the chunks, before each of which stands its size, not counted by the table. `solid`: a header, the chunks' sizes, the chunks (wimlib's documentation).
 */
export interface ChunkedResource {
  readonly form: 'plain' | 'pipable' | 'solid'
  readonly offset: number
  readonly size: number
  readonly originalSize: number
  readonly chunkSize: number
  readonly compression: Compression
}

/** Where each chunk lies in the media, and its stored bytes: at least one, at most what it decodes to. */
export interface ChunkTable {
  readonly offset: Float64Array
  readonly bytes: Uint32Array
}

/** A table entry has 8 bytes when the resource is 4 GiB or more. */
const WIDE_FROM = 2 ** 32

/** Undefined when the table is damaged. */
export function readChunkTable(source: ByteSource, resource: ChunkedResource): ChunkTable | undefined {
  const count = Math.ceil(resource.originalSize / resource.chunkSize)
  if (count < 1 || count > LIMITS.chunks) return undefined
  const table = resource.form === 'solid' ? readSizes(source, resource, count) : readOffsets(source, resource, count)
  if (table === undefined) return undefined
  const end = resource.offset + resource.size
  for (let chunk = 0; chunk < count; chunk++) {
    const bytes = table.bytes[chunk] ?? 0
    if (bytes === 0 || bytes > chunkOutputSize(resource, chunk)) return undefined
    if ((table.offset[chunk] ?? 0) + bytes > end) return undefined
  }
  return table
}

function readSizes(source: ByteSource, resource: ChunkedResource, count: number): ChunkTable | undefined {
  const tableBytes = count * 4
  if (SOLID_HEADER.bytes + tableBytes > resource.size) return undefined
  const stored = readExactly(source, resource.offset + SOLID_HEADER.bytes, tableBytes)
  if (stored === undefined) return undefined
  const view = new DataView(stored.buffer)
  const offset = new Float64Array(count)
  const bytes = new Uint32Array(count)
  let at = resource.offset + SOLID_HEADER.bytes + tableBytes
  for (let chunk = 0; chunk < count; chunk++) {
    offset[chunk] = at
    bytes[chunk] = view.getUint32(chunk * 4, true)
    at += bytes[chunk] ?? 0
  }
  return at === resource.offset + resource.size ? { offset, bytes } : undefined
}

/** The first chunk has no entry; entries count from where it begins. */
function readOffsets(source: ByteSource, resource: ChunkedResource, count: number): ChunkTable | undefined {
  const entryBytes = resource.originalSize >= WIDE_FROM ? 8 : 4
  const tableBytes = (count - 1) * entryBytes
  if (tableBytes > resource.size) return undefined
  const isBehind = resource.form === 'pipable'
  const header = isBehind ? PIPABLE_CHUNK_HEADER_BYTES : 0
  const chunkBytes = resource.size - tableBytes - count * header
  const stored = readExactly(source, resource.offset + (isBehind ? resource.size - tableBytes : 0), tableBytes)
  if (stored === undefined) return undefined
  const view = new DataView(stored.buffer)
  const base = resource.offset + (isBehind ? 0 : tableBytes)
  const place = (chunk: number): number => {
    if (chunk === 0) return 0
    if (chunk === count) return chunkBytes
    const at = (chunk - 1) * entryBytes
    return entryBytes === 8 ? Number(view.getBigUint64(at, true)) : view.getUint32(at, true)
  }
  const offset = new Float64Array(count)
  const bytes = new Uint32Array(count)
  for (let chunk = 0; chunk < count; chunk++) {
    const length = place(chunk + 1) - place(chunk)
    if (length <= 0 || length > resource.chunkSize) return undefined
    offset[chunk] = base + place(chunk) + (chunk + 1) * header
    bytes[chunk] = length
  }
  return { offset, bytes }
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

/** Whether `index` and the chunk after it can be decoded at once, into no more than `room` bytes: both compressed, one behind the other. */
export function isXpressPair(resource: ChunkedResource, table: ChunkTable, index: number, room: number): boolean {
  if (resource.compression !== 'xpress' || index + 1 >= table.offset.length) return false
  const firstBytes = table.bytes[index] ?? 0
  const firstSize = chunkOutputSize(resource, index)
  const secondSize = chunkOutputSize(resource, index + 1)
  return (
    firstSize + secondSize <= room &&
    firstBytes < firstSize &&
    (table.bytes[index + 1] ?? 0) < secondSize &&
    table.offset[index + 1] === (table.offset[index] ?? 0) + firstBytes
  )
}

/** Uncompressed bytes of chunk `index`. */
export function chunkOutputSize(resource: ChunkedResource, index: number): number {
  return Math.min(resource.chunkSize, resource.originalSize - index * resource.chunkSize)
}
