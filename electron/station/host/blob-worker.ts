import { createHash, hash } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { type BlobOrder, type BlobReply, CONTROL, codeOf, isStopped } from './blob-protocol.ts'
import { type BlobReader, createBlobReader } from './blob-reader.ts'
import { awaitSlot, markReady } from './blob-ring.ts'
import { type BlobSinks, openSinks, SinkFailure } from './blob-sinks.ts'
import { instantiateCodecs } from './codecs.ts'

const SHA1_BYTES = 20

parentPort?.postMessage(work(workerData as BlobOrder))

function work(order: BlobOrder): BlobReply {
  let media: number | undefined
  let sinks: BlobSinks | undefined
  try {
    media = openSync(order.job.mediaPath, 'r')
    sinks = openSinks(order.job)
    return takeUnits(order, createBlobReader(order.job, media, instantiateCodecs(order.codecs)), sinks)
  } catch (error) {
    if (error instanceof SinkFailure) return { kind: 'sink-failed', sink: error.sink, code: error.code }
    return { kind: 'media-failed', code: codeOf(error) }
  } finally {
    if (media !== undefined) closeSync(media)
    sinks?.close()
  }
}

function takeUnits(order: BlobOrder, reader: BlobReader, sinks: BlobSinks): BlobReply {
  const { units } = order
  for (;;) {
    const unit = Atomics.add(order.control, CONTROL.nextUnit, 1)
    if (unit >= units.count || isStopped(order)) return { kind: 'ended' }
    const damaged =
      (units.segment[unit] ?? -1) < 0 ? readRows(order, unit, reader, sinks) : readSegment(order, unit, reader, sinks)
    if (damaged !== undefined) return { kind: 'damaged', row: damaged }
  }
}

/** The damaged row among those of the unit, or undefined. */
function readRows(order: BlobOrder, unit: number, reader: BlobReader, sinks: BlobSinks): number | undefined {
  const { job, units, doneBytes } = order
  const first = units.firstRow[unit] ?? 0
  const end = units.endRow[unit] ?? 0
  reader.expectUntil((job.offset[end - 1] ?? 0) + (job.size[end - 1] ?? 0))
  let bytes = 0
  for (let row = first; row < end; row++) {
    const size = job.originalSize[row] ?? 0
    const isGood =
      size <= units.segmentBytes ? readWhole(order, row, reader, sinks) : readPieces(order, row, reader, sinks)
    if (isGood === undefined) return undefined
    if (!isGood) return row
    bytes += size
  }
  Atomics.add(doneBytes, 0, BigInt(bytes))
  return undefined
}

/** A row of one piece is written only when its digest is right. */
function readWhole({ job }: BlobOrder, row: number, reader: BlobReader, sinks: BlobSinks): boolean {
  const bytes = reader.read(row, 0, job.originalSize[row] ?? 0)
  if (bytes === undefined || !isDigest(hash('sha1', bytes, 'buffer'), job.sha1, row)) return false
  sinks.write(row, 0, bytes)
  return true
}

/** Undefined when the job was stopped. */
function readPieces(order: BlobOrder, row: number, reader: BlobReader, sinks: BlobSinks): boolean | undefined {
  const { job, units } = order
  const size = job.originalSize[row] ?? 0
  const digest = createHash('sha1')
  for (let at = 0; at < size; at += units.segmentBytes) {
    if (isStopped(order)) return undefined
    const piece = reader.read(row, at, Math.min(units.segmentBytes, size - at))
    if (piece === undefined) return false
    digest.update(piece)
    sinks.write(row, at, piece)
  }
  return isDigest(digest.digest(), job.sha1, row)
}

/** Decodes a segment into the ring, where another thread hashes it. The damaged row, or undefined. */
function readSegment(order: BlobOrder, unit: number, reader: BlobReader, sinks: BlobSinks): number | undefined {
  const { job, units, ring, doneBytes } = order
  const row = units.firstRow[unit] ?? 0
  const sequence = units.sequence[unit] ?? 0
  const at = (units.segment[unit] ?? 0) * units.segmentBytes
  const length = Math.min(units.segmentBytes, (job.originalSize[row] ?? 0) - at)
  const into = awaitSlot(ring, sequence, length, () => isStopped(order))
  if (into === undefined) return undefined
  reader.expectUntil(0)
  if (!reader.readInto(row, at, into)) return row
  sinks.write(row, at, into)
  markReady(ring, sequence)
  Atomics.add(doneBytes, 0, BigInt(length))
  return undefined
}

function isDigest(digest: Buffer, digests: Uint8Array, row: number): boolean {
  return digest.compare(digests, row * SHA1_BYTES, (row + 1) * SHA1_BYTES) === 0
}
