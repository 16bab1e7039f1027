// The fast loop of XPRESS: no branch depends on what a symbol is, since nobody can foresee literal or match. A literal is copied
// from a list of all bytes as a match is from further back. What it cannot do it leaves to `xpress-one.ts`: long codewords, matches
// that are long or overlap themselves, damage. A symbol's steps are written out as often as they are taken: no function of
// AssemblyScript changes several locals of its caller, and state that lies in memory instead costs what the loop gains.
import { unitsIn } from './bit-input'
import { ENTRY_BITS, FAST_REACH, TABLE, TABLE_BITS } from './xpress-code'
import { BIT_COUNT, BITS, INPUT_AT, INPUT_END, OUTPUT, OUTPUT_AT, OUTPUT_END } from './xpress-state'

const INDEX_MASK: u32 = ((1 << TABLE_BITS) - 1) << ENTRY_BITS
/** What a round of two symbols writes at most: 1 << 5 bytes; and what it reads: 1 << 3. */
const ROUND_OUTPUT: u32 = 5
const ROUND_INPUT: u32 = 3
const LITERAL_END: u32 = 2 << 8

/** How many rounds of two symbols can be done without looking at the ends. */
export function roundsOf(state: usize): u32 {
  const at = load<u32>(state, INPUT_AT)
  const end = load<u32>(state, INPUT_END)
  if (at >= end) return 0
  return min((load<u32>(state, OUTPUT_END) - load<u32>(state, OUTPUT_AT)) >> ROUND_OUTPUT, (end - at) >> ROUND_INPUT)
}

export function entryOf(window: u64): usize {
  return <usize>(window >> (64 - TABLE_BITS - ENTRY_BITS)) & INDEX_MASK
}

/** Of the bits that `entry` consumes the last ones are the distance's, below its highest, `base`. */
export function distanceOf(window: u64, entry: u32, base: u32): u32 {
  return (<u32>rotl<u64>(window, entry) & (base - 1)) | base
}

export function sourceOf(entry: u32, base: u32, to: usize, distance: u32): usize {
  return select<usize>(base, to - distance, entry < LITERAL_END)
}

/** Decodes `rounds` times two symbols of a chunk; false when it met one that it leaves to others. */
export function decodeRounds(state: usize, code: usize, rounds: u32): bool {
  const table = code + TABLE
  let window = load<u64>(state, BITS)
  let count = load<u32>(state, BIT_COUNT)
  let at: usize = load<u32>(state, INPUT_AT)
  let to: usize = load<u32>(state, OUTPUT_AT)
  // A source that lies before the output, where the literals do not.
  const before = FAST_REACH - load<u32>(state, OUTPUT)
  do {
    window |= unitsIn(at) >> count
    at += ((count >> 3) & 6) ^ 6
    count |= 48

    let place = table + entryOf(window)
    let entry = load<u32>(place)
    let base = load<u32>(place, 4)
    let distance = distanceOf(window, entry, base)
    if (distance < entry >> 8) break
    let source = sourceOf(entry, base, to, distance)
    if (source + before < FAST_REACH) break
    window <<= entry
    count -= entry
    v128.store(to, v128.load(source))
    to += entry >> 8

    place = table + entryOf(window)
    entry = load<u32>(place)
    base = load<u32>(place, 4)
    distance = distanceOf(window, entry, base)
    if (distance < entry >> 8) break
    source = sourceOf(entry, base, to, distance)
    if (source + before < FAST_REACH) break
    window <<= entry
    count -= entry
    v128.store(to, v128.load(source))
    to += entry >> 8
  } while (--rounds)
  store<u64>(state, window, BITS)
  store<u32>(state, count & 63, BIT_COUNT)
  store<u32>(state, at, INPUT_AT)
  store<u32>(state, to, OUTPUT_AT)
  return rounds === 0
}
