// What LZMS's range coder decides, and how likely each result is taken to be (wimlib's documentation of LZMS).

/** Decisions, each with a probability for every state of its own last results. */
export const MAIN: u8 = 0
const MATCH: u8 = 1
const LZ: u8 = 2
export const LZ_RECENT: u8 = 3
export const DELTA: u8 = 5
const DELTA_RECENT: u8 = 6
export const DECISIONS: u8 = 8
/** What decisions end in: LZ_AT_RECENT and DELTA_AT_RECENT stand for three recent ones each. */
export const LITERAL: u8 = 8
export const LZ_NEW: u8 = 9
export const LZ_AT_RECENT: u8 = 10
export const DELTA_NEW: u8 = 13
export const DELTA_AT_RECENT: u8 = 14

/** By decision and result: the decision or item that follows. */
export const following = memory.data<u8>([
  LITERAL,
  MATCH,
  LZ,
  DELTA,
  LZ_NEW,
  LZ_RECENT,
  LZ_AT_RECENT,
  LZ_RECENT + 1,
  LZ_AT_RECENT + 1,
  LZ_AT_RECENT + 2,
  DELTA_NEW,
  DELTA_RECENT,
  DELTA_AT_RECENT,
  DELTA_RECENT + 1,
  DELTA_AT_RECENT + 1,
  DELTA_AT_RECENT + 2,
])

/** States of a decision less one, as a mask of its last results. */
export const MAIN_STATES: u32 = 15
export const MATCH_STATES: u32 = 31
export const LZ_STATES: u32 = 63
/** By decision: its state, where the decoder does not keep it. */
export const states = memory.data(8)

/** By decision and state: the last 64 results, the latest lowest; how many of them were 0 is the probability of 0 in 64ths. */
export const results = memory.data(8 * 8 * 64, 8)
export const STATE_BITS: u32 = 6
export const PROBABILITY_BITS: u32 = 6
/** Where the results of some decisions begin among all. */
export const MATCH_RESULTS: usize = (<usize>MATCH) << 9
export const LZ_RESULTS: usize = (<usize>LZ) << 9
const FIRST_RESULTS: u64 = 0x55555555

/** The last four distances and (power, offset) pairs: three to choose from, besides what the item before this one used. */
export const recentDistances = memory.data(4 * 4, 16)
export const recentDeltas = memory.data(8 * 4, 8)

export function openModel(): void {
  for (let at = results; at < results + 8 * 8 * 64; at += 8) store<u64>(at, FIRST_RESULTS)
  store<u64>(states, 0)
  for (let i: u32 = 0; i < 4; i++) {
    store<u32>(recentDistances + (i << 2), i + 1)
    store<u64>(recentDeltas + (i << 3), i + 1)
  }
}

/** Takes a new distance to the front. */
export function addDistance(distance: u32): void {
  const known = v128.load(recentDistances)
  v128.store(recentDistances, i32x4.replace_lane(v128.shuffle<i32>(known, known, 0, 0, 1, 2), 0, distance))
}

/** Takes the distance at `from` to the front. */
export function takeDistance(from: u32): u32 {
  const taken = load<u32>(recentDistances + (from << 2))
  for (let i = from; i > 0; i--) {
    const at = recentDistances + (i << 2)
    store<u32>(at, load<u32>(at - 4))
  }
  store<u32>(recentDistances, taken)
  return taken
}

/** Takes the pair at `from` to the front, or a new one from `chosen` when that is not 0. */
export function takeDelta(from: u32, chosen: u64): u64 {
  const taken = chosen === 0 ? load<u64>(recentDeltas + (from << 3)) : chosen
  for (let i = from; i > 0; i--) {
    const at = recentDeltas + (i << 3)
    store<u64>(at, load<u64>(at - 8))
  }
  store<u64>(recentDeltas, taken)
  return taken
}
