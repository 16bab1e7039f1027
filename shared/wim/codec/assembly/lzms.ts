// LZMS: LZ and delta matches, chosen by a range coder that reads from the front, their values in adaptive prefix codes
// that read from the back (wimlib's documentation of LZMS). Every chunk on its own.
import { copyMatch } from './copy-match'
import { restoreAddresses } from './lzms-calls'
import { ADAPTIVE_BYTES, countSymbol, openAdaptive } from './lzms-code'
import { copyDelta } from './lzms-delta'
import {
  DECISIONS,
  DELTA_AT_RECENT,
  DELTA_NEW,
  following,
  LITERAL,
  LZ_AT_RECENT,
  LZ_NEW,
  MAIN_STATES,
  MATCH,
  openModel,
  PROBABILITY_BITS,
  results,
  STATE_BITS,
  stateMasks,
  states,
  takeDelta,
  takeDistance,
} from './lzms-model'
import { LENGTH_SLOTS, lengthBase, lengthBits, offsetBase, offsetBits, offsetSlotsFor } from './lzms-slots'
import { entryAt, longEntry } from './prefix-code'

const literalCode = memory.data(ADAPTIVE_BYTES, 16)
const offsetCode = memory.data(ADAPTIVE_BYTES, 16)
const lengthCode = memory.data(ADAPTIVE_BYTES, 16)
const deltaOffsetCode = memory.data(ADAPTIVE_BYTES, 16)
const powerCode = memory.data(ADAPTIVE_BYTES, 16)
const LITERALS: u32 = 256
const POWERS: u32 = 8
/** Symbols after which a code is derived anew. */
const LONG_INTERVAL: u32 = 1024
const SHORT_INTERVAL: u32 = 512

/** A chunk is stored as it is unless that makes it smaller, and begins with two units for the range coder. */
const SMALLEST_CHUNK: usize = 5

/** Decodes the chunk at `start` up to `end` into exactly `size` bytes at `output`; false when it is damaged. */
export function decodeLzms(start: usize, end: usize, output: usize, size: usize): bool {
  const bytes = end - start
  if (size < SMALLEST_CHUNK || bytes < 4 || (bytes & 1) !== 0) return false
  openModel()
  const offsetSlots = offsetSlotsFor(<u32>size)
  openAdaptive(literalCode, LITERALS, LONG_INTERVAL)
  openAdaptive(offsetCode, offsetSlots, LONG_INTERVAL)
  openAdaptive(lengthCode, LENGTH_SLOTS, SHORT_INTERVAL)
  openAdaptive(deltaOffsetCode, offsetSlots, LONG_INTERVAL)
  openAdaptive(powerCode, POWERS, SHORT_INTERVAL)
  if (!decodeItems(start, end, output, output + size)) return false
  restoreAddresses(output, size)
  return true
}

/** The four units before `at`, the last one at the top; before the chunk's start come zeros. */
function unitsBefore(at: usize, start: usize): u64 {
  return at > start ? load<u64>(at - 8) : 0
}

function decodeItems(start: usize, end: usize, output: usize, outputEnd: usize): bool {
  let range: u32 = u32.MAX_VALUE
  let value = ((<u32>load<u16>(start)) << 16) | load<u16>(start + 2)
  let front = start + 4
  let bits: u64 = 0
  let count: u32 = 0
  let back = end
  let history: u32 = 0
  let previous: u32 = LITERAL
  let to = output
  while (to < outputEnd) {
    const entryAtMain = results + (history << 3)
    const past = load<u64>(entryAtMain)
    const bound = (range >> PROBABILITY_BITS) * min(max(64 - <u32>popcnt<u64>(past), 1), 63)
    // At least 48 bits for what follows.
    if (count < 48) {
      bits |= unitsBefore(back, start) >> count
      const units = (64 - count) >> 4
      back = back > start ? back - (units << 1) : back
      count += units << 4
    }
    if (value < bound) {
      range = bound
      store<u64>(entryAtMain, past << 1)
      history = (history << 1) & MAIN_STATES
      if (range <= 0xffff) {
        range <<= 16
        value = (value << 16) | (front < end ? load<u16>(front) : 0)
        front += 2
      }
      let entry = entryAt(literalCode, bits)
      if ((entry & 31) === 0) entry = longEntry(literalCode, bits)
      bits <<= entry & 31
      count -= entry & 31
      store<u8>(to++, <u8>(entry >> 5))
      countSymbol(literalCode, entry >> 5)
      previous = LITERAL
      continue
    }
    range -= bound
    value -= bound
    store<u64>(entryAtMain, (past << 1) | 1)
    history = ((history << 1) | 1) & MAIN_STATES
    let item: u32 = MATCH
    do {
      if (range <= 0xffff) {
        range <<= 16
        value = (value << 16) | (front < end ? load<u16>(front) : 0)
        front += 2
      }
      const state = <u32>load<u8>(states + item)
      const at = results + (((item << STATE_BITS) | state) << 3)
      const last = load<u64>(at)
      const limit = (range >> PROBABILITY_BITS) * min(max(64 - <u32>popcnt<u64>(last), 1), 63)
      const bit: u32 = value >= limit ? 1 : 0
      range = bit ? range - limit : limit
      value = bit ? value - limit : value
      store<u64>(at, (last << 1) | bit)
      store<u8>(states + item, <u8>(((state << 1) | bit) & load<u8>(stateMasks + item)))
      item = load<u8>(following + (item << 1) + bit)
    } while (item < DECISIONS)
    if (range <= 0xffff) {
      range <<= 16
      value = (value << 16) | (front < end ? load<u16>(front) : 0)
      front += 2
    }
    const isDelta = item >= DELTA_NEW
    let power: u64 = 0
    let offset: u32 = 0
    if (item === LZ_NEW || item === DELTA_NEW) {
      if (isDelta) {
        let entry = entryAt(powerCode, bits)
        if ((entry & 31) === 0) entry = longEntry(powerCode, bits)
        bits <<= entry & 31
        count -= entry & 31
        countSymbol(powerCode, entry >> 5)
        power = entry >> 5
        if (count < 48) {
          bits |= unitsBefore(back, start) >> count
          const units = (64 - count) >> 4
          back = back > start ? back - (units << 1) : back
          count += units << 4
        }
      }
      const code = isDelta ? deltaOffsetCode : offsetCode
      let entry = entryAt(code, bits)
      if ((entry & 31) === 0) entry = longEntry(code, bits)
      bits <<= entry & 31
      const slot = entry >> 5
      const extra = <u32>load<u8>(offsetBits + slot)
      offset = load<u32>(offsetBase + (slot << 2)) + <u32>((bits >> 1) >> (63 - extra))
      bits <<= extra
      count -= (entry & 31) + extra
      countSymbol(code, slot)
      if (count < 48) {
        bits |= unitsBefore(back, start) >> count
        const units = (64 - count) >> 4
        back = back > start ? back - (units << 1) : back
        count += units << 4
      }
    }
    let entry = entryAt(lengthCode, bits)
    if ((entry & 31) === 0) entry = longEntry(lengthCode, bits)
    bits <<= entry & 31
    const slot = entry >> 5
    const extra = <u32>load<u8>(lengthBits + slot)
    const length = <usize>(load<u32>(lengthBase + (slot << 2)) + <u32>((bits >> 1) >> (63 - extra)))
    bits <<= extra
    count -= (entry & 31) + extra
    countSymbol(lengthCode, slot)
    if (length > outputEnd - to) return false
    if (isDelta) {
      const used: u32 = previous >= DELTA_NEW ? 1 : 0
      const pair = takeDelta(item === DELTA_NEW ? 3 : item - DELTA_AT_RECENT + used, (power << 32) | offset)
      const span = (<u64>1) << (pair >> 32)
      const distance = (pair & 0xffffffff) << (pair >> 32)
      if (distance + span > <u64>(to - output)) return false
      copyDelta(to, <usize>distance, <usize>span, length)
    } else {
      const used: u32 = previous >= LZ_NEW && previous < DELTA_NEW ? 1 : 0
      const distance = takeDistance(item === LZ_NEW ? 3 : item - LZ_AT_RECENT + used, offset)
      if (<usize>distance > to - output) return false
      if (length <= 16 && distance >= 16) v128.store(to, v128.load(to - distance))
      else copyMatch(to, distance, length)
    }
    to += length
    previous = item
  }
  return true
}
