import { createHash } from 'node:crypto'
import { codecsOfThread } from '../codecs.ts'
import { comparesChecksums, isDigest, isRightPiece, isRightRow } from './blob-checks.ts'
import {
  type BlobReply,
  type BlobShared,
  CONTROL,
  codeOf,
  hasherOf,
  isGood,
  isStopped,
  MISSING_PIECE,
} from './blob-protocol.ts'
import { type BlobReader, createBlobReader } from './blob-reader.ts'
import { handSlot, holdFreeSlot, letGo } from './blob-slots.ts'
import { isInLargeChunks, ROW_ALIGNMENT } from './blob-units.ts'
import { openDirect } from './direct-file.ts'
import { createExtentReader, EXTENT_WINDOW_BYTES } from './extent-reader.ts'
import { openDescriptors } from './media-descriptors.ts'

/** Takes units until there are no more: reads, decodes and checks them in a slot, which the writers then get. */
export function decodeUnits(shared: BlobShared, codecs: WebAssembly.Module): BlobReply {
  const { units, slots } = shared
  let reader: OpenReader | undefined
  let unit = 0
  let groupEnd = 0
  try {
    reader = openReader(shared, codecs)
    for (;;) {
      // The slot comes first: then the oldest unit in work always has one, and those who wait for it get on.
      const slot = holdFreeSlot(slots, () => isStopped(shared))
      if (slot < 0) return { kind: 'ended' }
      if (unit === groupEnd) {
        const turn = Atomics.add(shared.control, CONTROL.nextGroup, 1)
        if (turn >= units.groupCount) {
          letGo(slots, slot)
          return { kind: 'ended' }
        }
        const group = units.order[turn] ?? 0
        unit = units.groupStart[group] ?? 0
        groupEnd = units.groupStart[group + 1] ?? 0
      }
      const damaged = fill(shared, unit, slot, reader)
      if (damaged !== undefined) return { kind: 'damaged', row: damaged }
      unit++
    }
  } catch (error) {
    return { kind: 'media-failed', code: codeOf(error) }
  } finally {
    reader?.close()
  }
}

interface OpenReader extends BlobReader {
  close(): void
}

function openReader({ job, control }: BlobShared, codecs: WebAssembly.Module): OpenReader {
  if (job.extents === undefined) {
    const { media, close } = openDescriptors((job.parts ?? [{ path: job.mediaPath }]).map((part) => part.path))
    return { ...createBlobReader(job, media, codecsOfThread(codecs)), close }
  }
  const file = openDirect(job.mediaPath, EXTENT_WINDOW_BYTES)
  return {
    ...createExtentReader(job.extents, file),
    close() {
      if (!file.isDirect()) Atomics.store(control, CONTROL.fromCache, 1)
      file.close()
    },
  }
}

/** The damaged row among those of the unit, or undefined. */
function fill(shared: BlobShared, unit: number, slot: number, reader: BlobReader): number | undefined {
  const { job, units, doneBytes } = shared
  const first = units.firstRow[unit] ?? 0
  const end = units.endRow[unit] ?? 0
  const size = job.originalSize[first] ?? 0
  if ((units.segment[unit] ?? -1) >= 0) {
    reader.expectUntil(0)
    return fillSegment(shared, unit, slot, reader)
  }
  reader.expectUntil(isInLargeChunks(job, first) ? 0 : (job.offset[end - 1] ?? 0) + (job.size[end - 1] ?? 0))
  if (size > units.pieceBytes) return fillPieces(shared, unit, slot, reader)
  let bytes = 0
  for (let row = first; row < end; row++) {
    if (!isGood(job, row, fillRow(shared, row, slot, reader))) return row
    bytes += job.originalSize[row] ?? 0
  }
  handOut(shared, unit, 0, slot)
  Atomics.add(doneBytes, 0, BigInt(bytes))
  return undefined
}

/** A row of one piece is handed out only when it is right. */
function fillRow({ job, units, slots }: BlobShared, row: number, slot: number, reader: BlobReader): boolean {
  const length = job.originalSize[row] ?? 0
  const at = slot * slots.slotBytes + (units.place[row] ?? 0)
  const bytes =
    job.sinks.length > 0
      ? readInto(reader, row, slots.bytes.subarray(at, at + length))
      : (reader.peek?.(row, length) ?? readInto(reader, row, ownPiece(units.pieceBytes).subarray(0, length)))
  if (bytes === undefined || !isRightRow(job, row, bytes)) return false
  keep(job, row, 0, bytes)
  if (job.sinks.length > 0) clearRest(slots.bytes, at + length)
  return true
}

function readInto(reader: BlobReader, row: number, into: Uint8Array): Uint8Array | undefined {
  return reader.read(row, 0, into) ? into : undefined
}

let scratch = new Uint8Array(0)

/** Room for a piece that nobody else looks at: memory that is not shared is copied faster, and this stays in the cache. */
function ownPiece(bytes: number): Uint8Array {
  if (scratch.length < bytes) scratch = new Uint8Array(bytes)
  return scratch
}

/** Hands out piece by piece, each in a slot of its own; whether the row is good is known after the last. */
function fillPieces(shared: BlobShared, unit: number, slot: number, reader: BlobReader): number | undefined {
  const { job, units, slots, doneBytes } = shared
  const row = units.firstRow[unit] ?? 0
  const size = job.originalSize[row] ?? 0
  const digest = comparesChecksums(job) ? undefined : createHash('sha1')
  let isWhole = true
  for (let piece = 0, own = slot; piece * units.pieceBytes < size; piece++) {
    if (piece > 0) own = holdFreeSlot(slots, () => isStopped(shared))
    if (own < 0) return undefined
    const at = piece * units.pieceBytes
    const length = Math.min(units.pieceBytes, size - at)
    const bytes = job.sinks.length > 0 ? slotPart(shared, own, length) : ownPiece(units.pieceBytes).subarray(0, length)
    isWhole = reader.read(row, at, bytes) && isRightPiece(job, row, piece, bytes) && isWhole
    if (!isWhole && !isGood(job, row, false)) return row
    digest?.update(bytes)
    keep(job, row, at, bytes)
    handOut(shared, unit, piece, own)
    Atomics.add(doneBytes, 0, BigInt(bytes.length))
  }
  return isGood(job, row, isWhole && (digest === undefined || isDigest(job, row, digest.digest()))) ? undefined : row
}

/** Decodes one segment, which another thread hashes in order with its like, unless its checksum is compared. */
function fillSegment(shared: BlobShared, unit: number, slot: number, reader: BlobReader): number | undefined {
  const { job, units, slots, doneBytes } = shared
  const row = units.firstRow[unit] ?? 0
  const segment = units.segment[unit] ?? 0
  const at = segment * units.pieceBytes
  const bytes = slotPart(shared, slot, Math.min(units.pieceBytes, (job.originalSize[row] ?? 0) - at))
  const isWhole = reader.read(row, at, bytes) && isRightPiece(job, row, segment, bytes)
  if (!isWhole && !isGood(job, row, false)) return row
  keep(job, row, at, bytes)
  slots.unit[slot] = unit
  slots.piece[slot] = isWhole ? 0 : MISSING_PIECE
  handSlot(slots, slot, hasherOf(shared))
  if (job.sinks.length > 0) handOut(shared, unit, 0, slot)
  else letGo(slots, slot)
  Atomics.add(doneBytes, 0, BigInt(bytes.length))
  return undefined
}

function slotPart({ slots }: BlobShared, slot: number, length: number): Uint8Array {
  const at = slot * slots.slotBytes
  clearRest(slots.bytes, at + length)
  return slots.bytes.subarray(at, at + length)
}

function handOut({ job, slots }: BlobShared, unit: number, piece: number, slot: number): void {
  slots.unit[slot] = unit
  slots.piece[slot] = piece
  for (let sink = 0; sink < job.sinks.length; sink++) handSlot(slots, slot, sink)
  letGo(slots, slot)
}

function keep({ capture, arena }: BlobShared['job'], row: number, at: number, bytes: Uint8Array): void {
  const kept = capture[row] ?? -1
  if (kept >= 0) arena.set(bytes, kept + at)
}

/** Zeros up to the next row's place: they go to the rest of the last cluster. */
function clearRest(bytes: Uint8Array, end: number): void {
  bytes.fill(0, end, Math.ceil(end / ROW_ALIGNMENT) * ROW_ALIGNMENT)
}
