import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { ByteSource } from '../../../shared/bytes/byte-source.ts'
import type { BlobJob } from '../../../shared/provision/blob-job.ts'
import { chunkOutputSize, decodeStoredChunk, readChunkOffsets } from '../../../shared/wim/chunks.ts'
import { type BlobOrder, type BlobReply, COUNTER } from './blob-protocol.ts'
import { instantiateCodecs } from './codecs.ts'

const PIECE_BYTES = 2 << 20
/** Rows that a worker takes at once while they are small. */
const ROWS_AT_ONCE = 32
const SMALL_ROW = 64 << 10

const order = workerData as BlobOrder
const codecs = instantiateCodecs(order.codecs)
parentPort?.postMessage(work(order.job, order.counters))

function work(job: BlobJob, counters: BigInt64Array): BlobReply {
  const media = openSync(job.mediaPath, 'r')
  const sinks: number[] = []
  try {
    for (const [sink, path] of job.sinks.entries()) {
      try {
        sinks.push(openSync(path, 'r+'))
      } catch (error) {
        return { kind: 'sink-failed', sink, code: codeOf(error) }
      }
    }
    return readRows(job, counters, media, sinks)
  } finally {
    closeSync(media)
    for (const sink of sinks) closeSync(sink)
  }
}

function readRows(job: BlobJob, counters: BigInt64Array, media: number, sinks: readonly number[]): BlobReply {
  for (;;) {
    const start = Number(Atomics.load(counters, COUNTER.nextRow))
    const take = (job.originalSize[start] ?? 0) <= SMALL_ROW ? ROWS_AT_ONCE : 1
    const first = Number(Atomics.add(counters, COUNTER.nextRow, BigInt(take)))
    if (first >= job.count) return { kind: 'ended' }
    for (let row = first; row < Math.min(first + take, job.count); row++) {
      const reply = readRow(job, row, counters, media, sinks)
      if (reply !== undefined) return reply
    }
  }
}

/** Reads one row piece by piece; undefined when it matched. */
function readRow(
  job: BlobJob,
  row: number,
  counters: BigInt64Array,
  media: number,
  sinks: readonly number[],
): BlobReply | undefined {
  const hash = createHash('sha1')
  let at = 0
  try {
    for (const piece of piecesOf(job, row, media)) {
      if (Atomics.load(counters, COUNTER.stop) !== 0n) return { kind: 'ended' }
      if (piece === undefined) return { kind: 'damaged', row }
      hash.update(piece)
      const failed = writePiece(job, row, at, piece, sinks)
      if (failed !== undefined) return failed
      at += piece.length
      Atomics.add(counters, COUNTER.doneBytes, BigInt(piece.length))
    }
  } catch (error) {
    return { kind: 'media-failed', code: codeOf(error) }
  }
  const matches = hash.digest().compare(job.sha1.subarray(row * 20, row * 20 + 20)) === 0
  return matches ? undefined : { kind: 'damaged', row }
}

/** The row's content in order; undefined for a piece that cannot be read or decoded. */
function* piecesOf(job: BlobJob, row: number, media: number): Generator<Uint8Array | undefined> {
  const size = job.originalSize[row] ?? 0
  const offset = job.offset[row] ?? 0
  if (job.compressed[row] !== 1) {
    const buffer = new Uint8Array(Math.min(size, PIECE_BYTES))
    for (let done = 0; done < size; ) {
      const part = buffer.subarray(0, Math.min(buffer.length, size - done))
      yield readFully(media, part, offset + done) ? part : undefined
      done += part.length
    }
    return
  }
  const resource = {
    offset,
    size: job.size[row] ?? 0,
    originalSize: size,
    chunkSize: job.chunkSize,
    compression: job.compression,
  }
  const source: ByteSource = {
    size: offset + resource.size,
    readAt: (from, into) => readSync(media, into, 0, into.length, from),
  }
  const offsets = readChunkOffsets(source, resource)
  if (offsets === undefined) {
    yield undefined
    return
  }
  const chunks = offsets.length - 1
  const perPiece = Math.max(1, Math.floor(PIECE_BYTES / job.chunkSize))
  const output = new Uint8Array(perPiece * job.chunkSize)
  for (let first = 0; first < chunks; first += perPiece) {
    const last = Math.min(first + perPiece, chunks)
    const from = offsets[first] ?? 0
    const stored = new Uint8Array((offsets[last] ?? 0) - from)
    if (stored.length > output.length || !readFully(media, stored, from)) {
      yield undefined
      return
    }
    let filled = 0
    for (let chunk = first; chunk < last; chunk++) {
      const wanted = chunkOutputSize(resource, chunk)
      const part = stored.subarray((offsets[chunk] ?? 0) - from, (offsets[chunk + 1] ?? 0) - from)
      if (!decodeStoredChunk(codecs, resource, part, output.subarray(filled, filled + wanted), wanted)) {
        yield undefined
        return
      }
      filled += wanted
    }
    yield output.subarray(0, filled)
  }
}

function writePiece(
  job: BlobJob,
  row: number,
  at: number,
  piece: Uint8Array,
  sinks: readonly number[],
): BlobReply | undefined {
  const kept = job.capture[row] ?? -1
  if (kept >= 0) job.arena.set(piece, kept + at)
  const { writes } = job
  for (let write = writes.start[row] ?? 0; write < (writes.start[row + 1] ?? 0); write++) {
    const streamOffset = writes.streamOffset[write] ?? 0
    const from = Math.max(at, streamOffset)
    const to = Math.min(at + piece.length, streamOffset + (writes.length[write] ?? 0))
    if (from >= to) continue
    const sink = writes.sink[write] ?? 0
    const part = piece.subarray(from - at, to - at)
    const target = (writes.deviceOffset[write] ?? 0) + from - streamOffset
    try {
      for (let done = 0; done < part.length; )
        done += writeSync(sinks[sink] ?? -1, part, done, part.length - done, target + done)
    } catch (error) {
      return { kind: 'sink-failed', sink, code: codeOf(error) }
    }
  }
  return undefined
}

function readFully(file: number, into: Uint8Array, offset: number): boolean {
  for (let done = 0; done < into.length; ) {
    const count = readSync(file, into, done, into.length - done, offset + done)
    if (count === 0) return false
    done += count
  }
  return true
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
