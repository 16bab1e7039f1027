import type { BlobJob } from '../../../../shared/provision/media/blob-job.ts'
import { PIECE_BYTES } from '../../../../shared/provision/media/content-checksums.ts'

/** What a worker takes at once: rows of about this much, stored or not, or one piece of a large row. */
export const UNIT_BYTES = PIECE_BYTES
/** Rows from this size on are decoded by several threads, in segments. */
const LARGE_ROW_BYTES = 32 << 20
/** Rows begin at multiples of this in a slot, as they mostly do on a volume, so that neighbours are written together. */
export const ROW_ALIGNMENT = 4096

/** Rows with more than this between them are not read together. */
const NEAR_BYTES = 256 << 10

/** Work units in file order; parallel arrays in shared memory. */
export interface BlobUnits {
  readonly count: number
  /** Rows of unit i: `firstRow[i]` up to `endRow[i]`. A row longer than a piece is alone in its unit. */
  readonly firstRow: Uint32Array
  readonly endRow: Uint32Array
  /** Which segment of the row the unit is, or -1 when it is whole rows. */
  readonly segment: Int32Array
  /** Number of the segment among all of the job, or -1. */
  readonly sequence: Int32Array
  readonly segmentCount: number
  /** By row: where it begins in the slot that holds its unit. */
  readonly place: Uint32Array
  /** Uncompressed bytes of a segment or another piece: whole chunks, unless they are too large. */
  readonly pieceBytes: number
  readonly groupCount: number
  /** Units of group i are `groupStart[i]` up to `groupStart[i + 1]`: one thread takes them, as they lie in one chunk. */
  readonly groupStart: Uint32Array
  /** Groups in the order in which they are taken. */
  readonly order: Uint32Array
}

/** Whether a row's chunks are too large for a piece: then one thread decodes all of it, keeping the last chunk. */
export function isInLargeChunks({ solid, compressed, chunkSize }: BlobJob, row: number): boolean {
  return (solid?.[row] ?? -1) >= 0 || (compressed[row] === 1 && chunkSize > UNIT_BYTES)
}

export function planUnits(job: BlobJob): BlobUnits {
  const pieceBytes = UNIT_BYTES
  const firstRow: number[] = []
  const endRow: number[] = []
  const segment: number[] = []
  const groupStart: number[] = []
  const place = new Uint32Array(new SharedArrayBuffer(job.count * 4))
  let segmentCount = 0
  let stored = 0
  let filled = 0
  for (let row = 0; row < job.count; row++) {
    const size = job.originalSize[row] ?? 0
    const start = Math.ceil(filled / ROW_ALIGNMENT) * ROW_ALIGNMENT
    const isNext = row > 0 && isInOneChunk(job, row - 1, row)
    if (size >= LARGE_ROW_BYTES && !isInLargeChunks(job, row)) {
      for (let part = 0; part * pieceBytes < size; part++) {
        groupStart.push(firstRow.length)
        firstRow.push(row)
        endRow.push(row + 1)
        segment.push(part)
        segmentCount++
      }
      filled = 0
    } else if (
      filled > 0 &&
      (isNext || !(isSolid(job, row) || isSolid(job, row - 1))) &&
      start + size <= UNIT_BYTES &&
      stored + (job.size[row] ?? 0) <= UNIT_BYTES &&
      isNear(job, row)
    ) {
      endRow[endRow.length - 1] = row + 1
      place[row] = start
      filled = start + size
      stored += job.size[row] ?? 0
    } else {
      if (!isNext) groupStart.push(firstRow.length)
      firstRow.push(row)
      endRow.push(row + 1)
      segment.push(-1)
      filled = Math.max(1, size)
      stored = job.size[row] ?? 0
    }
  }
  let next = 0
  return {
    count: firstRow.length,
    firstRow: shared(Uint32Array, firstRow),
    endRow: shared(Uint32Array, endRow),
    segment: shared(Int32Array, segment),
    sequence: shared(
      Int32Array,
      segment.map((part) => (part < 0 ? -1 : next++)),
    ),
    segmentCount,
    place,
    pieceBytes,
    groupCount: groupStart.length,
    groupStart: shared(Uint32Array, [...groupStart, firstRow.length]),
    order: shared(
      Uint32Array,
      orderOf(job, groupStart, (group) => (segment[groupStart[group] ?? 0] ?? -1) >= 0),
    ),
  }
}

/**
 * File order, except where media are only read: there the segments are spread among all else. One thread hashes them in their
 * order, and slower than all decode them; this way the others have something else to do meanwhile.
 */
function orderOf(
  { sinks, extents }: BlobJob,
  groups: readonly unknown[],
  isSegment: (group: number) => boolean,
): readonly number[] {
  const all = [...groups.keys()]
  if (sinks.length > 0 || extents !== undefined) return all
  const segments = all.filter(isSegment)
  const others = all.filter((group) => !isSegment(group))
  const spread: number[] = []
  let taken = 0
  for (const [index, other] of others.entries()) {
    for (; taken * others.length < index * segments.length; taken++) spread.push(segments[taken] ?? 0)
    spread.push(other)
  }
  return [...spread, ...segments.slice(taken)]
}

function isSolid({ solid }: BlobJob, row: number): boolean {
  return (solid?.[row] ?? -1) >= 0
}

/** Whether two rows begin in one chunk of a solid resource, or in several small ones that are decoded together. */
function isInOneChunk({ solids, solid, offset }: BlobJob, a: number, b: number): boolean {
  const resource = solids?.[solid?.[b] ?? -1]
  if (resource === undefined || solid?.[a] !== solid?.[b]) return false
  const chunkOf = (row: number) => Math.floor((offset[row] ?? 0) / Math.max(resource.chunkSize, UNIT_BYTES))
  return chunkOf(a) === chunkOf(b)
}

/** Whether a row follows the one before closely enough to be read with it. */
function isNear({ offset, size }: BlobJob, row: number): boolean {
  return (offset[row] ?? 0) - (offset[row - 1] ?? 0) - (size[row - 1] ?? 0) <= NEAR_BYTES
}

/** Byte of the unit's first row that piece `piece` begins with. */
export function pieceStart(units: BlobUnits, unit: number, piece: number): number {
  const segment = units.segment[unit] ?? -1
  return (segment < 0 ? piece : segment) * units.pieceBytes
}

function shared<Table extends Uint32Array | Int32Array>(
  Table: new (buffer: SharedArrayBuffer) => Table,
  values: readonly number[],
): Table {
  const table = new Table(new SharedArrayBuffer(values.length * 4))
  table.set(values)
  return table
}
