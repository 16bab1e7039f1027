// The fast loop of XPRESS over two chunks: what the one waits for, the other does not. See `xpress-fast.ts` on a single symbol.
import { unitsIn } from './bit-input'
import { FAST_REACH, TABLE, XPRESS_CODE_BYTES } from './xpress-code'
import { distanceOf, entryOf, sourceOf } from './xpress-fast'
import { BIT_COUNT, BITS, INPUT_AT, OUTPUT, OUTPUT_AT, STATE_BYTES } from './xpress-state'

export const firstCode = memory.data(XPRESS_CODE_BYTES, 16)
export const secondCode = memory.data(XPRESS_CODE_BYTES, 16)
export const firstState = memory.data(STATE_BYTES, 16)
export const secondState = memory.data(STATE_BYTES, 16)
const FIRST_TABLE: usize = firstCode + TABLE
const SECOND_TABLE: usize = secondCode + TABLE

/** The chunks, by the bits that name them. */
export const FIRST: u32 = 1
export const SECOND: u32 = 2

/** Decodes `rounds` times two symbols of both chunks; 0, or the chunk that has come to a symbol that is left to others. */
export function decodeRoundsOfPair(rounds: u32): u32 {
  let window = load<u64>(firstState, BITS)
  let count = load<u32>(firstState, BIT_COUNT)
  let at: usize = load<u32>(firstState, INPUT_AT)
  let to: usize = load<u32>(firstState, OUTPUT_AT)
  const before = FAST_REACH - load<u32>(firstState, OUTPUT)
  let window2 = load<u64>(secondState, BITS)
  let count2 = load<u32>(secondState, BIT_COUNT)
  let at2: usize = load<u32>(secondState, INPUT_AT)
  let to2: usize = load<u32>(secondState, OUTPUT_AT)
  const before2 = FAST_REACH - load<u32>(secondState, OUTPUT)
  let stuck: u32 = 0
  do {
    window |= unitsIn(at) >> count
    at += ((count >> 3) & 6) ^ 6
    count |= 48
    window2 |= unitsIn(at2) >> count2
    at2 += ((count2 >> 3) & 6) ^ 6
    count2 |= 48

    let place = entryOf(window)
    let entry = load<u32>(place, FIRST_TABLE)
    let base = load<u32>(place, FIRST_TABLE + 4)
    let distance = distanceOf(window, entry, base)
    if (distance < entry >> 8) {
      stuck = FIRST
      break
    }
    let source = sourceOf(entry, base, to, distance)
    if (source + before < FAST_REACH) {
      stuck = FIRST
      break
    }
    window <<= entry
    count -= entry
    v128.store(to, v128.load(source))
    to += entry >> 8

    place = entryOf(window2)
    entry = load<u32>(place, SECOND_TABLE)
    base = load<u32>(place, SECOND_TABLE + 4)
    distance = distanceOf(window2, entry, base)
    if (distance < entry >> 8) {
      stuck = SECOND
      break
    }
    source = sourceOf(entry, base, to2, distance)
    if (source + before2 < FAST_REACH) {
      stuck = SECOND
      break
    }
    window2 <<= entry
    count2 -= entry
    v128.store(to2, v128.load(source))
    to2 += entry >> 8

    place = entryOf(window)
    entry = load<u32>(place, FIRST_TABLE)
    base = load<u32>(place, FIRST_TABLE + 4)
    distance = distanceOf(window, entry, base)
    if (distance < entry >> 8) {
      stuck = FIRST
      break
    }
    source = sourceOf(entry, base, to, distance)
    if (source + before < FAST_REACH) {
      stuck = FIRST
      break
    }
    window <<= entry
    count -= entry
    v128.store(to, v128.load(source))
    to += entry >> 8

    place = entryOf(window2)
    entry = load<u32>(place, SECOND_TABLE)
    base = load<u32>(place, SECOND_TABLE + 4)
    distance = distanceOf(window2, entry, base)
    if (distance < entry >> 8) {
      stuck = SECOND
      break
    }
    source = sourceOf(entry, base, to2, distance)
    if (source + before2 < FAST_REACH) {
      stuck = SECOND
      break
    }
    window2 <<= entry
    count2 -= entry
    v128.store(to2, v128.load(source))
    to2 += entry >> 8
  } while (--rounds)
  store<u64>(firstState, window, BITS)
  store<u32>(firstState, count & 63, BIT_COUNT)
  store<u32>(firstState, at, INPUT_AT)
  store<u32>(firstState, to, OUTPUT_AT)
  store<u64>(secondState, window2, BITS)
  store<u32>(secondState, count2 & 63, BIT_COUNT)
  store<u32>(secondState, at2, INPUT_AT)
  store<u32>(secondState, to2, OUTPUT_AT)
  return stuck
}
