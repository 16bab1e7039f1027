/** Bytes of a container's file. */
export interface FileRange {
  readonly start: number
  readonly length: number
}

/** Blocks of one length, each told by its place in units of so many bytes; `NO_PLACE` for those that have none. */
export interface BlockPlaces {
  readonly places: Uint32Array
  readonly unit: number
  readonly length: number
}

/** Marks a block without a place; no file is so long that it could be one. */
export const NO_PLACE = 0xffffffff

/** More blocks than any target has; keeps a hostile table from taking memory (64 MiB) and time. */
export const MOST_BLOCKS = 1 << 24

/** Whether any two of the blocks and other structures share a byte. */
export function anyOverlap(blocks: BlockPlaces, others: readonly FileRange[]): boolean {
  const { unit, length } = blocks
  const sorted = blocks.places.toSorted()
  for (let index = 0; index + 1 < sorted.length; index++) {
    const next = sorted[index + 1] ?? NO_PLACE
    if (next !== NO_PLACE && (next - (sorted[index] ?? 0)) * unit < length) return true
  }
  if (others.some((one, index) => others.slice(index + 1).some((other) => overlaps(one, other)))) return true
  return others.some(({ start, length: otherLength }) =>
    sorted.some((place) => place !== NO_PLACE && place * unit < start + otherLength && start < place * unit + length),
  )
}

/** The byte behind the last block; 0 when none has a place. */
export function endOfBlocks({ places, unit, length }: BlockPlaces): number {
  let end = 0
  for (const place of places) if (place !== NO_PLACE && place * unit + length > end) end = place * unit + length
  return end
}

function overlaps(one: FileRange, other: FileRange): boolean {
  return one.start < other.start + other.length && other.start < one.start + one.length
}
