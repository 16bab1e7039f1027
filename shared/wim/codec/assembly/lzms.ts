// LZMS: LZ and delta matches, chosen by a range coder that reads from the front, their values in adaptive prefix codes
// that read from the back (wimlib's documentation of LZMS). Every chunk on its own.
import { copyMatch } from './copy-match'
import { restoreAddresses } from './lzms-calls'
import { ADAPTIVE_BYTES, countSymbol, openAdaptive } from './lzms-code'
import { copyDelta } from './lzms-delta'
import { LENGTH_SLOTS, lengthBase, lengthBits, offsetBase, offsetBits, offsetSlotsFor } from './lzms-slots'
import { entryAt, longEntry } from './prefix-code'

/** What the range coder decides, one probability a state of the decision's last results. */
const MAIN: u8 = 0
const MATCH: u8 = 1
const LZ: u8 = 2
const LZ_RECENT: u8 = 3
const DELTA: u8 = 5
const DELTA_RECENT: u8 = 6
const DECISIONS: u8 = 8
/** What decisions end in: LZ_AT_RECENT and DELTA_AT_RECENT stand for three recent ones each. */
const LITERAL: u8 = 8
const LZ_NEW: u8 = 9
const LZ_AT_RECENT: u8 = 10
const DELTA_NEW: u8 = 13
const DELTA_AT_RECENT: u8 = 14

/** By decision and bit: the decision or item that follows. */
const following = memory.data<u8>([
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
/** By decision: states less one, as a mask of earlier results. */
const stateMasks = memory.data<u8>([15, 31, 63, 63, 63, 63, 63, 63])
const states = memory.data(8)

/** Probability of 0 in 64ths: how many of the last 64 results were 0. At first 48. */
const PROBABILITY_BITS: u32 = 6
const FIRST_RESULTS: u64 = 0x55555555
const STATE_BITS: u32 = 6
const results = memory.data(8 * 8 * 64, 8)

const literalCode = memory.data(ADAPTIVE_BYTES, 16)
const offsetCode = memory.data(ADAPTIVE_BYTES, 16)
const lengthCode = memory.data(ADAPTIVE_BYTES, 16)
const deltaOffsetCode = memory.data(ADAPTIVE_BYTES, 16)
const powerCode = memory.data(ADAPTIVE_BYTES, 16)
const POWERS: u32 = 8

/** The last four distances and (offset, power) pairs: three to choose from, besides what the item before this one used. */
const recentDistances = memory.data(4 * 4, 4)
const recentDeltas = memory.data(8 * 4, 8)

/** A chunk is stored as it is unless that makes it smaller, and begins with two units for the range coder. */
const SMALLEST_CHUNK: usize = 5

export function decodeLzms(start: usize, end: usize, output: usize, size: usize): bool {
  const bytes = end - start
  if (size < SMALLEST_CHUNK || bytes < 4 || (bytes & 1) !== 0) return false
  for (let at = results; at < results + 8 * 8 * 64; at += 8) store<u64>(at, FIRST_RESULTS)
  store<u64>(states, 0)
  const offsetSlots = offsetSlotsFor(<u32>size)
  openAdaptive(literalCode, 256, 1024)
  openAdaptive(offsetCode, offsetSlots, 1024)
  openAdaptive(lengthCode, LENGTH_SLOTS, 512)
  openAdaptive(deltaOffsetCode, offsetSlots, 1024)
  openAdaptive(powerCode, POWERS, 512)
  for (let i: u32 = 0; i < 4; i++) {
    store<u32>(recentDistances + (i << 2), i + 1)
    store<u64>(recentDeltas + (i << 3), i + 1)
  }
  if (!decodeItems(start, end, output, output + size)) return false
  restoreAddresses(output, size)
  return true
}

let bits: u64 = 0
let bitCount: u32 = 0
let backAt: usize = 0
let backEnd: usize = 0

/** At least 48 bits are loaded afterwards; before the chunk's start come zeros. */
function refill(): void {
  if (bitCount >= 48) return
  if (backAt > backEnd) {
    bits |= load<u64>(backAt - 8) >> bitCount
    const units = (64 - bitCount) >> 4
    backAt -= units << 1
    bitCount += units << 4
  } else bitCount = 64
}

function readSymbol(code: usize): u32 {
  let entry = entryAt(code, bits)
  if ((entry & 31) === 0) entry = longEntry(code, bits)
  bits <<= entry & 31
  bitCount -= entry & 31
  countSymbol(code, entry >> 5)
  return entry >> 5
}

function readSlot(code: usize, bases: usize, extra: usize): u32 {
  refill()
  const slot = readSymbol(code)
  const count = <u32>load<u8>(extra + slot)
  const value = load<u32>(bases + (slot << 2)) + <u32>((bits >> 1) >> (63 - count))
  bits <<= count
  bitCount -= count
  return value
}

function decodeItems(start: usize, end: usize, output: usize, outputEnd: usize): bool {
  let range: u32 = u32.MAX_VALUE
  let value = ((<u32>load<u16>(start)) << 16) | load<u16>(start + 2)
  let front = start + 4
  bits = 0
  bitCount = 0
  backAt = end
  backEnd = start
  let to = output
  let previous: u32 = LITERAL
  while (to < outputEnd) {
    let item: u32 = MAIN
    do {
      const state = states + item
      const history = <u32>load<u8>(state)
      const entry = results + (((item << STATE_BITS) | history) << 3)
      const past = load<u64>(entry)
      const zeros = 64 - <u32>popcnt<u64>(past)
      const bound = (range >> PROBABILITY_BITS) * min(max(zeros, 1), 63)
      const bit: u32 = value >= bound ? 1 : 0
      if (bit) {
        range -= bound
        value -= bound
      } else range = bound
      store<u64>(entry, (past << 1) | bit)
      store<u8>(state, <u8>(((history << 1) | bit) & load<u8>(stateMasks + item)))
      item = load<u8>(following + (item << 1) + bit)
      if (range <= 0xffff) {
        range <<= 16
        value <<= 16
        if (front < end) value |= load<u16>(front)
        front += 2
      }
    } while (item < DECISIONS)
    if (item === LITERAL) {
      refill()
      store<u8>(to++, <u8>readSymbol(literalCode))
    } else if (item < DELTA_NEW) {
      const distance = item === LZ_NEW ? readSlot(offsetCode, offsetBase, offsetBits) : 0
      const used: u32 = previous >= LZ_NEW && previous < DELTA_NEW ? 1 : 0
      const from = item === LZ_NEW ? 3 : item - LZ_AT_RECENT + used
      const chosen = item === LZ_NEW ? distance : load<u32>(recentDistances + (from << 2))
      for (let i = from; i > 0; i--) {
        const at = recentDistances + (i << 2)
        store<u32>(at, load<u32>(at - 4))
      }
      store<u32>(recentDistances, chosen)
      const length = <usize>readSlot(lengthCode, lengthBase, lengthBits)
      if (<usize>chosen > to - output || length > outputEnd - to) return false
      if (length <= 16 && chosen >= 16) v128.store(to, v128.load(to - chosen))
      else copyMatch(to, chosen, length)
      to += length
    } else {
      const used: u32 = previous >= DELTA_NEW ? 1 : 0
      const from = item === DELTA_NEW ? 3 : item - DELTA_AT_RECENT + used
      let chosen: u64
      if (item === DELTA_NEW) {
        refill()
        const power = <u64>readSymbol(powerCode)
        chosen = (power << 32) | readSlot(deltaOffsetCode, offsetBase, offsetBits)
      } else chosen = load<u64>(recentDeltas + (from << 3))
      for (let i = from; i > 0; i--) {
        const at = recentDeltas + (i << 3)
        store<u64>(at, load<u64>(at - 8))
      }
      store<u64>(recentDeltas, chosen)
      const length = <usize>readSlot(lengthCode, lengthBase, lengthBits)
      const power = chosen >> 32
      const span = (<usize>1) << (<usize>power)
      const offset = (chosen & 0xffffffff) << power
      if (offset + span > <u64>(to - output) || length > outputEnd - to) return false
      copyDelta(to, <usize>offset, span, length)
      to += length
    }
    previous = item
  }
  return true
}
