import type { Patch } from '../../bytes/overlay.ts'
import type { DiskRange } from '../../disk/virtual-disk.ts'

/** The parts of `pieces` that lie in none of `ranges`, in ascending order; pieces do not overlap, ranges may. */
export function* apartFrom(pieces: readonly Patch[], ranges: readonly DiskRange[]): Generator<Patch, void> {
  const sorted = ranges.toSorted((a, b) => a.offset - b.offset)
  let next = 0
  let coveredTo = 0
  for (const { offset, bytes } of pieces.toSorted((a, b) => a.offset - b.offset)) {
    const end = offset + bytes.length
    let from = Math.max(offset, Math.min(coveredTo, end))
    for (let range = sorted[next]; range !== undefined && range.offset < end; range = sorted[++next]) {
      if (range.offset > from) yield { offset: from, bytes: bytes.subarray(from - offset, range.offset - offset) }
      coveredTo = Math.max(coveredTo, range.offset + range.length)
      from = Math.min(end, Math.max(from, coveredTo))
    }
    if (from < end) yield { offset: from, bytes: from === offset ? bytes : bytes.subarray(from - offset) }
  }
}
