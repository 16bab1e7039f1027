import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { type BlobOrder, type BlobReply, isStopped } from './blob-protocol.ts'
import { awaitSegment, markHashed } from './blob-ring.ts'

const SHA1_BYTES = 20

parentPort?.postMessage(hashSegments(workerData as BlobOrder))

/** Hashes the large rows from the ring, segment by segment in order. */
function hashSegments(order: BlobOrder): BlobReply {
  const { job, units, ring } = order
  let digest = createHash('sha1')
  for (let unit = 0; unit < units.count; unit++) {
    const segment = units.segment[unit] ?? -1
    if (segment < 0) continue
    const row = units.firstRow[unit] ?? 0
    const sequence = units.sequence[unit] ?? 0
    const left = (job.originalSize[row] ?? 0) - segment * units.segmentBytes
    const bytes = awaitSegment(ring, sequence, Math.min(units.segmentBytes, left), () => isStopped(order))
    if (bytes === undefined) return { kind: 'ended' }
    digest.update(bytes)
    markHashed(ring, sequence)
    if (left > units.segmentBytes) continue
    if (digest.digest().compare(job.sha1, row * SHA1_BYTES, (row + 1) * SHA1_BYTES) !== 0)
      return { kind: 'damaged', row }
    digest = createHash('sha1')
  }
  return { kind: 'ended' }
}
