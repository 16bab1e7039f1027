import type { BlobJob } from '../../../shared/provision/blob-job.ts'

/** What a worker takes at once: rows of about this much, stored or not, or one piece of a large row. */
export const UNIT_BYTES = 2 << 20
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
  /** Uncompressed bytes of a segment or another piece: whole chunks. */
  readonly pieceBytes: number
}

export function planUnits(job: BlobJob): BlobUnits {
  const pieceBytes = Math.max(UNIT_BYTES, job.compression === 'none' ? 0 : job.chunkSize)
  const firstRow: number[] = []
  const endRow: number[] = []
  const segment: number[] = []
  const place = new Uint32Array(new SharedArrayBuffer(job.count * 4))
  let segmentCount = 0
  let stored = 0
  let filled = 0
  for (let row = 0; row < job.count; row++) {
    const size = job.originalSize[row] ?? 0
    const start = Math.ceil(filled / ROW_ALIGNMENT) * ROW_ALIGNMENT
    if (size >= LARGE_ROW_BYTES) {
      for (let part = 0; part * pieceBytes < size; part++) {
        firstRow.push(row)
        endRow.push(row + 1)
        segment.push(part)
        segmentCount++
      }
      filled = 0
    } else if (
      filled > 0 &&
      start + size <= UNIT_BYTES &&
      stored + (job.size[row] ?? 0) <= UNIT_BYTES &&
      isNear(job, row)
    ) {
      endRow[endRow.length - 1] = row + 1
      place[row] = start
      filled = start + size
      stored += job.size[row] ?? 0
    } else {
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
  }
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
