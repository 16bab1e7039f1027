import { inCall, inFlush } from '../threads/file-calls.ts'
import { type BlobShared, CONTROL, codeOf, isStopped } from './blob-protocol.ts'
import type { BlobSink } from './blob-sink.ts'
import { dismissTaker, isTaking, newsOf, slotDone, takeSlot, waitForNews } from './blob-slots.ts'
import { pieceStart, ROW_ALIGNMENT } from './blob-units.ts'
import { createSparseWriter } from './sparse-writer.ts'

export type WriterReply =
  /** `flushMs`: how long the disk took to have all that was written. */
  { readonly kind: 'ended'; readonly flushMs: number } | { readonly kind: 'failed'; readonly code: string }

/**
 * Writes what is handed out to one sink, in file order as far as it has it, until all lies on the disk, the job is stopped
 * or the sink fails. A failure dismisses this writer alone.
 */
export function writeSink(shared: BlobShared, sink: number, openSink: (path: string) => BlobSink): WriterReply {
  const { job, slots, control } = shared
  let file: BlobSink | undefined
  try {
    file = told(inCall('target', () => openSink(job.sinks[sink] ?? '')))
    const { write } = createSparseWriter(file)
    for (;;) {
      const seen = newsOf(slots, sink)
      if (isStopped(shared) || !isTaking(slots, sink)) return { kind: 'ended', flushMs: 0 }
      const isLast = Atomics.load(control, CONTROL.allHanded) === 1
      const slot = takeSlot(slots, sink, () => true)
      if (slot >= 0) {
        writeSlot(shared, sink, slot, write)
        slotDone(slots, sink, slot)
      } else if (isLast) {
        const began = performance.now()
        file.flush()
        return { kind: 'ended', flushMs: performance.now() - began }
      } else waitForNews(slots, sink, seen)
    }
  } catch (error) {
    dismissTaker(slots, sink)
    return { kind: 'failed', code: codeOf(error) }
  } finally {
    file?.close()
  }
}

/** The same file, whose calls can be watched. */
function told(file: BlobSink): BlobSink {
  return {
    write: (...order) => inCall('target', () => file.write(...order)),
    read: (...order) => inCall('target', () => file.read(...order)),
    flush: () => inFlush('target', () => file.flush()),
    close: () => inCall('target', () => file.close()),
  }
}

type Write = (bytes: Uint8Array, from: number, length: number, at: number) => void

/** Neighbours in the slot that are neighbours in the sink are written at once, with the zeros between them. */
function writeSlot({ job, units, slots, written }: BlobShared, sink: number, slot: number, write: Write): void {
  const { writes } = job
  const unit = slots.unit[slot] ?? 0
  const piece = slots.piece[slot] ?? 0
  const pieceAt = pieceStart(units, unit, piece)
  let from = 0
  let at = 0
  let length = 0
  /** How far a run may be lengthened by zeros: to the end of its last cluster. */
  let room = 0
  const end = units.endRow[unit] ?? 0
  let isLastPiece = true
  for (let row = units.firstRow[unit] ?? 0; row < end; row++) {
    const place = slot * slots.slotBytes + (units.place[row] ?? 0)
    const pieceEnd = Math.min(pieceAt + units.pieceBytes, job.originalSize[row] ?? 0)
    isLastPiece = (units.segment[unit] ?? -1) >= 0 || pieceEnd === job.originalSize[row]
    for (let index = writes.start[row] ?? 0; index < (writes.start[row + 1] ?? 0); index++) {
      if (writes.sink[index] !== sink) continue
      const streamOffset = writes.streamOffset[index] ?? 0
      const partStart = Math.max(pieceAt, streamOffset)
      const partEnd = Math.min(pieceEnd, streamOffset + (writes.length[index] ?? 0))
      if (partStart >= partEnd) continue
      const partFrom = place + partStart - pieceAt
      const partAt = (writes.deviceOffset[index] ?? 0) + partStart - streamOffset
      const gap = partFrom - from - length
      if (length === 0 || gap < 0 || gap > room || partAt !== at + length + gap) {
        if (length > 0) write(slots.bytes, from, length + room, at)
        from = partFrom
        at = partAt
        length = 0
      }
      length = partFrom + partEnd - partStart - from
      const roomEnd = streamOffset + (writes.room[index] ?? 0)
      const rest = Math.ceil((partFrom + partEnd - partStart) / ROW_ALIGNMENT) * ROW_ALIGNMENT - from - length
      room = partEnd === job.originalSize[row] ? Math.min(roomEnd - partEnd, rest) : 0
    }
  }
  if (length > 0) write(slots.bytes, from, length + room, at)
  if (isLastPiece) written[sink * units.count + unit] = 1
}
