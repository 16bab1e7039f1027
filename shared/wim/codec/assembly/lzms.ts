// LZMS: LZ and delta matches, chosen by a range coder that reads from the front, their values in adaptive prefix codes
// that read from the back (wimlib's documentation of LZMS). Every chunk on its own.
import { copyMatch } from './copy-match'
import { restoreAddresses } from './lzms-calls'
import { ADAPTIVE_BYTES, countSymbol, openAdaptive, renewCode } from './lzms-code'
import { copyDelta } from './lzms-delta'
import {
  addDistance,
  DECISIONS,
  DELTA,
  DELTA_AT_RECENT,
  DELTA_NEW,
  following,
  LITERAL,
  LZ_AT_RECENT,
  LZ_NEW,
  LZ_RECENT,
  LZ_RESULTS,
  LZ_STATES,
  MAIN_STATES,
  MATCH_RESULTS,
  MATCH_STATES,
  openModel,
  PROBABILITY_BITS,
  results,
  STATE_BITS,
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

/** How far decoding goes on behind what is wanted: addresses that begin before it may end there. */
const LOOK_AHEAD: usize = 16

/**
 * Decodes the chunk at `start` up to `end`, which holds `size` bytes, at `output`; false when it is damaged. Only the first
 * `wanted` bytes are sure to be there.
 */
export function decodeLzms(start: usize, end: usize, output: usize, size: usize, wanted: usize): bool {
  const bytes = end - start
  if (size < SMALLEST_CHUNK || bytes < 4 || (bytes & 1) !== 0) return false
  openModel()
  const offsetSlots = offsetSlotsFor(<u32>size)
  openAdaptive(literalCode, LITERALS)
  openAdaptive(offsetCode, offsetSlots)
  openAdaptive(lengthCode, LENGTH_SLOTS)
  openAdaptive(deltaOffsetCode, offsetSlots)
  openAdaptive(powerCode, POWERS)
  const stop = output + min(size, wanted + LOOK_AHEAD)
  if (!decodeItems(start, end, output, stop, output + size)) return false
  restoreAddresses(output, size, wanted)
  return true
}

/** The four units before `at`, the last one at the top; before the chunk's start come zeros. */
function unitsBefore(at: usize, start: usize): u64 {
  return at > start ? load<u64>(at - 8) : 0
}

function decodeItems(start: usize, end: usize, output: usize, stop: usize, outputEnd: usize): bool {
  let range: u32 = u32.MAX_VALUE
  let value = ((<u32>load<u16>(start)) << 16) | load<u16>(start + 2)
  let front = start + 4
  let bits: u64 = 0
  let count: u32 = 0
  let back = end
  let history: u32 = 0
  let matchHistory: u32 = 0
  let lzHistory: u32 = 0
  let literalsLeft = LONG_INTERVAL
  let offsetsLeft = LONG_INTERVAL
  let lengthsLeft = SHORT_INTERVAL
  let deltaOffsetsLeft = LONG_INTERVAL
  let powersLeft = SHORT_INTERVAL
  let previous: u32 = LITERAL
  let to = output
  while (to < stop) {
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
      const symbol = entry >> 8
      store<u8>(to++, <u8>symbol)
      countSymbol(literalCode, symbol)
      if (--literalsLeft === 0) {
        renewCode(literalCode)
        literalsLeft = LONG_INTERVAL
      }
      previous = LITERAL
      continue
    }
    range -= bound
    value -= bound
    store<u64>(entryAtMain, (past << 1) | 1)
    history = ((history << 1) | 1) & MAIN_STATES
    if (range <= 0xffff) {
      range <<= 16
      value = (value << 16) | (front < end ? load<u16>(front) : 0)
      front += 2
    }
    const atMatch = results + MATCH_RESULTS + (matchHistory << 3)
    const pastMatches = load<u64>(atMatch)
    const matchBound = (range >> PROBABILITY_BITS) * min(max(64 - <u32>popcnt<u64>(pastMatches), 1), 63)
    let item: u32
    if (value < matchBound) {
      range = matchBound
      store<u64>(atMatch, pastMatches << 1)
      matchHistory = (matchHistory << 1) & MATCH_STATES
      if (range <= 0xffff) {
        range <<= 16
        value = (value << 16) | (front < end ? load<u16>(front) : 0)
        front += 2
      }
      const atLz = results + LZ_RESULTS + (lzHistory << 3)
      const pastLz = load<u64>(atLz)
      const lzBound = (range >> PROBABILITY_BITS) * min(max(64 - <u32>popcnt<u64>(pastLz), 1), 63)
      if (value < lzBound) {
        range = lzBound
        store<u64>(atLz, pastLz << 1)
        lzHistory = (lzHistory << 1) & LZ_STATES
        item = LZ_NEW
      } else {
        range -= lzBound
        value -= lzBound
        store<u64>(atLz, (pastLz << 1) | 1)
        lzHistory = ((lzHistory << 1) | 1) & LZ_STATES
        item = LZ_RECENT
      }
    } else {
      range -= matchBound
      value -= matchBound
      store<u64>(atMatch, (pastMatches << 1) | 1)
      matchHistory = ((matchHistory << 1) | 1) & MATCH_STATES
      item = DELTA
    }
    while (item < DECISIONS) {
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
      store<u8>(states + item, <u8>(((state << 1) | bit) & LZ_STATES))
      item = load<u8>(following + (item << 1) + bit)
    }
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
        countSymbol(powerCode, entry >> 8)
        if (--powersLeft === 0) {
          renewCode(powerCode)
          powersLeft = SHORT_INTERVAL
        }
        power = entry >> 8
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
      const slot = entry >> 8
      const extra = <u32>load<u8>(offsetBits + slot)
      offset = load<u32>(offsetBase + (slot << 2)) + <u32>((bits >> 1) >> (63 - extra))
      bits <<= extra
      count -= (entry & 31) + extra
      countSymbol(code, slot)
      if (isDelta ? --deltaOffsetsLeft === 0 : --offsetsLeft === 0) {
        renewCode(code)
        if (isDelta) deltaOffsetsLeft = LONG_INTERVAL
        else offsetsLeft = LONG_INTERVAL
      }
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
    const slot = entry >> 8
    const extra = <u32>load<u8>(lengthBits + slot)
    const length = <usize>(load<u32>(lengthBase + (slot << 2)) + <u32>((bits >> 1) >> (63 - extra)))
    bits <<= extra
    count -= (entry & 31) + extra
    countSymbol(lengthCode, slot)
    if (--lengthsLeft === 0) {
      renewCode(lengthCode)
      lengthsLeft = SHORT_INTERVAL
    }
    if (length > outputEnd - to) return false
    if (isDelta) {
      const used: u32 = previous >= DELTA_NEW ? 1 : 0
      const pair = takeDelta(item === DELTA_NEW ? 3 : item - DELTA_AT_RECENT + used, (power << 32) | offset)
      const span = (<u64>1) << (pair >> 32)
      const distance = (pair & 0xffffffff) << (pair >> 32)
      if (distance + span > <u64>(to - output)) return false
      copyDelta(to, <usize>distance, <usize>span, length)
    } else {
      let distance = offset
      if (item === LZ_NEW) addDistance(offset)
      else {
        const used: u32 = previous >= LZ_NEW && previous < DELTA_NEW ? 1 : 0
        distance = takeDistance(item - LZ_AT_RECENT + used)
      }
      if (<usize>distance > to - output) return false
      if (length <= 16 && distance >= 16) v128.store(to, v128.load(to - distance))
      else copyMatch(to, distance, length)
    }
    to += length
    previous = item
  }
  return true
}
