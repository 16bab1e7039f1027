// The hot loop of LZX: literals and matches of one verbatim or aligned block.
import { bitCount, bits, inputAt, inputEnd, refill, setInput, unitsAt } from './bit-input'
import { copyMatch } from './copy-match'
import { CODE_BYTES, entryAt, longEntry } from './prefix-code'

const LITERALS: u32 = 256
const SHORTEST_MATCH: usize = 2
const LONG_LENGTH: usize = 7
/** Slots 0 to 2 stand for the recent distances; stored distances are larger by 2. */
const RECENT_SLOTS: u32 = 3
const DISTANCE_BIAS: u32 = 2
/** Slots from which an aligned block codes the three low distance bits by their own code. */
const FIRST_ALIGNED_SLOT: u32 = 8
const MOST_SLOTS: u32 = 546
const MOST_FOOTER_BITS: u32 = 17

export const mainCode = memory.data(CODE_BYTES, 16)
export const lengthCode = memory.data(CODE_BYTES, 16)
export const alignedCode = memory.data(CODE_BYTES, 16)

const slotBase = memory.data(4 * 546, 4)
const slotBits = memory.data(546)
fillSlots()

let recent0: u32 = 1
let recent1: u32 = 1
let recent2: u32 = 1

export function setRecent(first: u32, second: u32, third: u32): void {
  recent0 = first
  recent1 = second
  recent2 = third
}

function fillSlots(): void {
  let base: u32 = 0
  for (let slot: u32 = 0; slot < MOST_SLOTS; slot++) {
    const footer = slot < 4 ? 0 : min((slot >> 1) - 1, MOST_FOOTER_BITS)
    store<u32>(slotBase + (slot << 2), base)
    store<u8>(slotBits + slot, <u8>footer)
    base += (<u32>1) << footer
  }
}

/** Decodes up to `outputEnd`; `output` is where the window begins. False when the block is damaged. */
export function decodeBlock(output: usize, to: usize, outputEnd: usize, aligned: bool): bool {
  refill()
  const end = inputEnd
  let buffer = bits
  let count = bitCount
  let at = inputAt
  let first = recent0
  let second = recent1
  let third = recent2
  while (to < outputEnd) {
    if (count <= 48) {
      buffer |= unitsAt(at, end) >> count
      const units = (64 - count) >> 4
      at += units << 1
      count += units << 4
    }
    let entry = entryAt(mainCode, buffer)
    if ((entry & 31) === 0) {
      entry = longEntry(mainCode, buffer)
      if (entry === 0) return false
    }
    buffer <<= entry & 31
    count -= entry & 31
    let symbol = entry >> 5
    if (symbol < LITERALS) {
      store<u8>(to++, <u8>symbol)
      continue
    }
    symbol -= LITERALS
    let length: usize = symbol & LONG_LENGTH
    if (length === LONG_LENGTH) {
      entry = entryAt(lengthCode, buffer)
      if ((entry & 31) === 0) {
        entry = longEntry(lengthCode, buffer)
        if (entry === 0) return false
      }
      buffer <<= entry & 31
      count -= entry & 31
      length += entry >> 5
    }
    length += SHORTEST_MATCH
    const slot = symbol >> 3
    let distance: u32
    if (slot < RECENT_SLOTS) {
      if (slot === 0) distance = first
      else if (slot === 1) {
        distance = second
        second = first
      } else {
        distance = third
        third = first
      }
    } else {
      let footer: u32 = load<u8>(slotBits + slot)
      distance = load<u32>(slotBase + (slot << 2)) - DISTANCE_BIAS
      if (aligned && slot >= FIRST_ALIGNED_SLOT) {
        footer -= 3
        distance += (<u32>((buffer >> 1) >> (63 - footer))) << 3
        buffer <<= footer
        count -= footer
        if (count < 16) {
          buffer |= unitsAt(at, end) >> count
          const units = (64 - count) >> 4
          at += units << 1
          count += units << 4
        }
        entry = entryAt(alignedCode, buffer)
        if (entry === 0) return false
        buffer <<= entry & 31
        count -= entry & 31
        distance += entry >> 5
      } else {
        distance += <u32>((buffer >> 1) >> (63 - footer))
        buffer <<= footer
        count -= footer
      }
      third = second
      second = first
    }
    first = distance
    if (<usize>distance > to - output || length > outputEnd - to) return false
    if (length <= 16 && distance >= 16) v128.store(to, v128.load(to - distance))
    else copyMatch(to, distance, length)
    to += length
  }
  setInput(buffer, count, at)
  setRecent(first, second, third)
  return true
}
