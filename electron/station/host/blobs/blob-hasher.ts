import { createHash } from 'node:crypto'
import { isDigest } from './blob-checks.ts'
import { type BlobReply, type BlobShared, hasherOf, isGood, isStopped, MISSING_PIECE } from './blob-protocol.ts'
import { newsOf, slotDone, takeSlot, waitForNews } from './blob-slots.ts'

/** Hashes the large rows, segment by segment in order, whichever is decoded first. */
export function hashSegments(shared: BlobShared): BlobReply {
  const { job, units, slots } = shared
  const taker = hasherOf(shared)
  let digest = createHash('sha1')
  let isWhole = true
  for (let unit = 0; unit < units.count; unit++) {
    const segment = units.segment[unit] ?? -1
    if (segment < 0) continue
    const slot = awaitUnit(shared, unit)
    if (slot < 0) return { kind: 'ended' }
    const row = units.firstRow[unit] ?? 0
    const left = (job.originalSize[row] ?? 0) - segment * units.pieceBytes
    const at = slot * slots.slotBytes
    digest.update(slots.bytes.subarray(at, at + Math.min(units.pieceBytes, left)))
    isWhole = isWhole && slots.piece[slot] !== MISSING_PIECE
    slotDone(slots, taker, slot)
    if (left > units.pieceBytes) continue
    const isMatch = isWhole && isDigest(job, row, digest.digest())
    if (!isGood(job, row, isMatch)) return { kind: 'damaged', row }
    digest = createHash('sha1')
    isWhole = true
  }
  return { kind: 'ended' }
}

/** The slot of the unit, once it is there; -1 when the job was stopped. */
function awaitUnit(shared: BlobShared, unit: number): number {
  const taker = hasherOf(shared)
  for (;;) {
    const seen = newsOf(shared.slots, taker)
    if (isStopped(shared)) return -1
    const slot = takeSlot(shared.slots, taker, (candidate) => candidate === unit)
    if (slot >= 0) return slot
    waitForNews(shared.slots, taker, seen)
  }
}
