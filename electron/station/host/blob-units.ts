import type { BlobJob } from '../../../shared/provision/blob-job.ts'

/** What a worker takes at once: rows of about this much, stored or not, or one piece of a large row. */
export const UNIT_BYTES = 2 << 20
/** Rows from this size on are decoded by several threads, in segments. */
const LARGE_ROW_BYTES = 32 << 20

/** Work units in file order; parallel arrays in shared memory. */
export interface BlobUnits {
  readonly count: number
  /** Rows of unit i: `firstRow[i]` up to `endRow[i]`. */
  readonly firstRow: Uint32Array
  readonly endRow: Uint32Array
  /** Which segment of the row the unit is, or -1 when it is whole rows. */
  readonly segment: Int32Array
  /** Number of the segment among all of the job, or -1. */
  readonly sequence: Int32Array
  readonly segmentCount: number
  /** Uncompressed bytes of a segment: whole chunks. */
  readonly segmentBytes: number
}

export function planUnits(job: BlobJob): BlobUnits {
  const segmentBytes = Math.max(UNIT_BYTES, job.compression === 'none' ? 0 : job.chunkSize)
  const firstRow: number[] = []
  const endRow: number[] = []
  const segment: number[] = []
  let segmentCount = 0
  let open = 0
  const weightOf = (row: number) => Math.max(job.size[row] ?? 0, job.originalSize[row] ?? 0)
  for (let row = 0; row < job.count; row++) {
    const size = job.originalSize[row] ?? 0
    if (size >= LARGE_ROW_BYTES) {
      for (let part = 0; part * segmentBytes < size; part++) {
        firstRow.push(row)
        endRow.push(row + 1)
        segment.push(part)
        segmentCount++
      }
      open = 0
    } else if (open > 0 && open + weightOf(row) <= UNIT_BYTES) {
      endRow[endRow.length - 1] = row + 1
      open += weightOf(row)
    } else {
      firstRow.push(row)
      endRow.push(row + 1)
      segment.push(-1)
      open = Math.max(1, weightOf(row))
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
    segmentBytes,
  }
}

function shared<Table extends Uint32Array | Int32Array>(
  Table: new (buffer: SharedArrayBuffer) => Table,
  values: readonly number[],
): Table {
  const table = new Table(new SharedArrayBuffer(values.length * 4))
  table.set(values)
  return table
}
