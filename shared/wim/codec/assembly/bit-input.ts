// Bits of a chunk: 16-bit little-endian units, the highest bit of each unit first (MS-XCA 2.1, MS-PATCH 2.1 on LZX).
// Hot loops keep this state in locals and hand it back; everything else works on these globals. Where they refill without asking,
// they load at most up to 63 bits, since a shift by 64 would be none; at least 48 bits are then there.

/** Bits not yet consumed, the next one at the top; those below `bitCount` are right or zero. */
export let bits: u64 = 0
/** How many bits of `bits` were counted as loaded. */
export let bitCount: u32 = 0
/** Address of the next unit. */
export let inputAt: usize = 0
export let inputEnd: usize = 0

/** Zero bytes that must follow the input in memory, so that 64-bit loads at its end read zeros. */
export const INPUT_SLACK: usize = 16

export function openInput(start: usize, end: usize): void {
  bits = 0
  bitCount = 0
  inputAt = start
  inputEnd = end
}

export function setInput(newBits: u64, newCount: u32, newAt: usize): void {
  bits = newBits
  bitCount = newCount
  inputAt = newAt
}

/** The four units at `at`, the first one at the top; past the end come zeros. */
export function unitsAt(at: usize, end: usize): u64 {
  return at < end ? unitsIn(at) : 0
}

/** Like `unitsAt`, where all are there. */
export function unitsIn(at: usize): u64 {
  const four = v128.load_zero<u64>(at)
  return <u64>i64x2.extract_lane(v128.shuffle<u16>(four, four, 3, 2, 1, 0, 4, 5, 6, 7), 0)
}

/** Up to 16 bits. */
export function readBits(count: u32): u32 {
  if (count === 0) return 0
  if (bitCount < 32) refill()
  const value = <u32>(bits >> (64 - count))
  bits <<= count
  bitCount -= count
  return value
}

/** At least 49 bits are loaded afterwards. */
export function refill(): void {
  if (bitCount > 48) return
  bits |= unitsAt(inputAt, inputEnd) >> bitCount
  const units = (64 - bitCount) >> 4
  inputAt += units << 1
  bitCount += units << 4
}

/** Drops the rest of the current unit, or a whole unit when none is begun, as an uncompressed LZX block demands. */
export function alignToUnit(): void {
  refill()
  const kept = ((bitCount - 1) & 15) + 1
  inputAt -= ((bitCount - kept) >> 4) << 1
  bits = 0
  bitCount = 0
}
