import { readSync } from 'node:fs'
import type { ByteSource } from '../../../shared/bytes/byte-source.ts'
import type { BlobJob } from '../../../shared/provision/blob-job.ts'
import {
  type ChunkedResource,
  chunkOutputSize,
  decodeStoredChunk,
  readChunkOffsets,
} from '../../../shared/wim/chunks.ts'
import type { Codecs } from '../../../shared/wim/codec/codecs.ts'
import { UNIT_BYTES } from './blob-units.ts'

const READ_AHEAD_BYTES = 2 * UNIT_BYTES

/** Uncompressed pieces from this size on are read to their place; smaller ones through the window. */
const DIRECT_BYTES = 256 << 10

/** Decoded content of a job's rows. */
export interface BlobReader {
  /** Tells where what comes next ends in the file, so that it is read together; 0 when it is one piece. */
  expectUntil(offset: number): void
  /** Fills `into` with the row's bytes from `start`, which is the start of a chunk; false when the row is damaged. */
  read(row: number, start: number, into: Uint8Array): boolean
}

/** The window of this thread, which reads for one job at a time. */
let ownWindow = new Uint8Array(READ_AHEAD_BYTES)

/** Reads through one descriptor; holds a window of the file. */
export function createBlobReader(job: BlobJob, file: number, codecs: Codecs): BlobReader {
  let windowAt = 0
  let windowBytes = 0
  let expected = 0
  let tableRow = -1
  let table: Float64Array | undefined

  const take = (offset: number, length: number): Uint8Array | undefined => {
    if (offset < windowAt || offset + length > windowAt + windowBytes) {
      const ahead = Math.min(READ_AHEAD_BYTES, expected - offset)
      if (length > ownWindow.length) ownWindow = new Uint8Array(length)
      windowAt = offset
      windowBytes = fill(file, ownWindow.subarray(0, Math.max(length, ahead)), offset)
      if (windowBytes < length) return undefined
    }
    return ownWindow.subarray(offset - windowAt, offset - windowAt + length)
  }
  const source: ByteSource = {
    size: Number.MAX_SAFE_INTEGER,
    readAt(offset, into) {
      if (into.length > READ_AHEAD_BYTES) return fill(file, into, offset)
      const bytes = take(offset, into.length)
      if (bytes !== undefined) into.set(bytes)
      return bytes?.length ?? 0
    },
  }
  const resourceOf = (row: number): ChunkedResource => ({
    offset: job.offset[row] ?? 0,
    size: job.size[row] ?? 0,
    originalSize: job.originalSize[row] ?? 0,
    chunkSize: job.chunkSize,
    compression: job.compression,
  })
  const decode = (row: number, start: number, into: Uint8Array): boolean => {
    const resource = resourceOf(row)
    if (row !== tableRow) {
      table = readChunkOffsets(source, resource)
      tableRow = row
    }
    if (table === undefined) return false
    const endChunk = Math.ceil((start + into.length) / resource.chunkSize)
    expected = Math.max(expected, table[endChunk] ?? 0)
    for (let done = 0; done < into.length; ) {
      const chunk = (start + done) / resource.chunkSize
      const from = table[chunk] ?? 0
      const length = (table[chunk + 1] ?? 0) - from
      const size = chunkOutputSize(resource, chunk)
      const stored = length > size || done + size > into.length ? undefined : take(from, length)
      if (stored === undefined) return false
      if (!decodeStoredChunk(codecs, resource, stored, into.subarray(done, done + size), size)) return false
      done += size
    }
    return true
  }
  return {
    expectUntil(offset) {
      expected = offset
    },
    read(row, start, into) {
      if (job.compressed[row] === 1) return decode(row, start, into)
      const offset = (job.offset[row] ?? 0) + start
      if (into.length >= DIRECT_BYTES) return fill(file, into, offset) === into.length
      const bytes = take(offset, into.length)
      if (bytes !== undefined) into.set(bytes)
      return bytes !== undefined
    },
  }
}

/** Bytes read, fewer than asked only at the end of the file. */
function fill(file: number, into: Uint8Array, offset: number): number {
  let done = 0
  while (done < into.length) {
    const count = readSync(file, into, done, into.length - done, offset + done)
    if (count === 0) break
    done += count
  }
  return done
}
