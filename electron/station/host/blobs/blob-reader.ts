import { type ByteSource, readInto } from '../../../../shared/bytes/byte-source.ts'
import type { BlobJob } from '../../../../shared/provision/media/blob-job.ts'
import { createChunkCache } from '../../../../shared/wim/chunk-cache.ts'
import {
  type ChunkedResource,
  type ChunkTable,
  chunkOutputSize,
  decodeStoredChunk,
  isXpressPair,
  readChunkTable,
} from '../../../../shared/wim/chunks.ts'
import type { Codecs } from '../../../../shared/wim/codec/codecs.ts'
import { isInLargeChunks, UNIT_BYTES } from './blob-units.ts'

/** As much as stays in a processor's own cache until it was looked at. */
const READ_AHEAD_BYTES = UNIT_BYTES / 2

/** Uncompressed pieces from this size on are read to their place; smaller ones through the window. */
const DIRECT_BYTES = 256 << 10

/** Decoded content of a job's rows. */
export interface BlobReader {
  /** Tells where what comes next ends in the file, so that it is read together; 0 when it is one piece. */
  expectUntil(offset: number): void
  /** Fills `into` with the row's bytes from `start`, which is the start of a piece; false when the row is damaged. */
  read(row: number, start: number, into: Uint8Array): boolean
  /** The first `length` bytes of a row where they lie as they are, until the next call; undefined when they do not. */
  peek?(row: number, length: number): Uint8Array | undefined
}

/** The window of this thread, which reads for one job at a time. */
let ownWindow = new Uint8Array(READ_AHEAD_BYTES)

/** Reads a media; holds a window of its bytes, and of chunks larger than a piece the last one decoded. */
export function createBlobReader(job: BlobJob, media: ByteSource, codecs: Codecs): BlobReader {
  let windowAt = 0
  let windowBytes = 0
  let expected = 0
  let tableRow = -1
  let table: ChunkTable | undefined

  const take = (offset: number, length: number): Uint8Array | undefined => {
    if (offset < windowAt || offset + length > windowAt + windowBytes) {
      const ahead = Math.min(READ_AHEAD_BYTES, expected - offset)
      if (length > ownWindow.length) ownWindow = new Uint8Array(length)
      windowAt = offset
      windowBytes = fill(media, ownWindow.subarray(0, Math.max(length, ahead)), offset)
      if (windowBytes < length) return undefined
    }
    return ownWindow.subarray(offset - windowAt, offset - windowAt + length)
  }
  const source: ByteSource = {
    size: media.size,
    readAt(offset, into) {
      if (into.length > READ_AHEAD_BYTES) return fill(media, into, offset)
      const bytes = take(offset, into.length)
      if (bytes !== undefined) into.set(bytes)
      return bytes?.length ?? 0
    },
  }
  const large = createChunkCache(media, codecs)
  const decode = (row: number, start: number, into: Uint8Array): boolean => {
    const resource = resourceOf(job, row)
    if (row !== tableRow) {
      table = readChunkTable(source, resource)
      tableRow = row
    }
    if (table === undefined) return false
    const last = Math.ceil((start + into.length) / resource.chunkSize) - 1
    expected = Math.max(expected, (table.offset[last] ?? 0) + (table.bytes[last] ?? 0))
    for (let done = 0; done < into.length; ) {
      const chunk = (start + done) / resource.chunkSize
      const bytes = table.bytes[chunk] ?? 0
      const size = chunkOutputSize(resource, chunk)
      const isPair = isXpressPair(resource, table, chunk, into.length - done)
      const storedBytes = bytes + (isPair ? (table.bytes[chunk + 1] ?? 0) : 0)
      const decodedBytes = size + (isPair ? chunkOutputSize(resource, chunk + 1) : 0)
      const stored = done + size > into.length ? undefined : take(table.offset[chunk] ?? 0, storedBytes)
      if (stored === undefined) return false
      const output = into.subarray(done, done + decodedBytes)
      const isWhole = isPair
        ? codecs.decodeXpressPair(
            { input: stored.subarray(0, bytes), output: output.subarray(0, size) },
            { input: stored.subarray(bytes), output: output.subarray(size) },
          )
        : decodeStoredChunk(codecs, resource, stored, output, size)
      if (!isWhole) return false
      done += decodedBytes
    }
    return true
  }
  const placeOf = (row: number) => {
    const solid = job.solids?.[job.solid?.[row] ?? -1]
    const start = solid === undefined ? 0 : (job.offset[row] ?? 0)
    const resource = solid === undefined ? resourceOf(job, row) : { form: 'solid' as const, ...solid }
    return { resource, start, end: start + (job.originalSize[row] ?? 0) }
  }
  const readLarge = (row: number, start: number, into: Uint8Array): boolean => {
    const place = placeOf(row)
    return large.read(place.resource, place.start + start, into, place)
  }
  const peekLarge = (row: number, length: number): Uint8Array | undefined => {
    const place = placeOf(row)
    return large.peek(place.resource, place.start, length, place)
  }
  return {
    expectUntil(offset) {
      expected = offset
    },
    peek(row, length) {
      if (isInLargeChunks(job, row)) return peekLarge(row, length)
      return job.compressed[row] === 1 ? undefined : take(job.offset[row] ?? 0, length)
    },
    read(row, start, into) {
      if (isInLargeChunks(job, row)) return readLarge(row, start, into)
      if (job.compressed[row] === 1) return decode(row, start, into)
      const offset = (job.offset[row] ?? 0) + start
      if (into.length >= DIRECT_BYTES) return readInto(media, offset, into)
      const bytes = take(offset, into.length)
      if (bytes !== undefined) into.set(bytes)
      return bytes !== undefined
    },
  }
}

function resourceOf(job: BlobJob, row: number): ChunkedResource {
  return {
    form: job.isPipable === true ? 'pipable' : 'plain',
    offset: job.offset[row] ?? 0,
    size: job.size[row] ?? 0,
    originalSize: job.originalSize[row] ?? 0,
    chunkSize: job.chunkSize,
    compression: job.compression,
  }
}

/** Bytes read, fewer than asked only at the end of the media. */
function fill(media: ByteSource, into: Uint8Array, offset: number): number {
  let done = 0
  while (done < into.length) {
    const count = media.readAt(offset + done, into.subarray(done))
    if (count === 0) break
    done += count
  }
  return done
}
