// The hot loop of LZX: literals and matches of one verbatim or aligned block.
import { bitCount, bits, inputAt, inputEnd, setInput, unitsAt } from './bit-input'
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
const LITERAL: u32 = 0x80000000
/** Literals that are decoded in one go, as the bits for them are there. */
const LITERALS_AT_ONCE: usize = 3

/** Codewords in the table of lengths, which is met too seldom to take more of the cache. */
export const LENGTH_BITS: u32 = 9
/** The longest codeword of low distance bits: its length has three bits. */
export const ALIGNED_BITS: u32 = 7

export const mainCode = memory.data(CODE_BYTES, 16)
export const lengthCode = memory.data(CODE_BYTES, 16)
export const alignedCode = memory.data(CODE_BYTES, 16)

const slotBase = memory.data(4 * 546, 4)
/**
 * What a main symbol means: a literal's byte from bit 8 on below LITERAL; a match's length header (3 bits from bit 8 on), footer
 * bits (5 from bit 11 on) and slot (from bit 16 on).
 */
export const mainMeanings = memory.data(4 * (256 + 8 * 546), 4)
fillMeanings()

let recent0: u32 = 1
let recent1: u32 = 1
let recent2: u32 = 1

export function setRecent(first: u32, second: u32, third: u32): void {
  recent0 = first
  recent1 = second
  recent2 = third
}

function fillMeanings(): void {
  for (let byte: u32 = 0; byte < LITERALS; byte++) store<u32>(mainMeanings + (byte << 2), LITERAL | (byte << 8))
  let base: u32 = 0
  for (let slot: u32 = 0; slot < MOST_SLOTS; slot++) {
    const footer = slot < 4 ? 0 : min((slot >> 1) - 1, MOST_FOOTER_BITS)
    store<u32>(slotBase + (slot << 2), base - DISTANCE_BIAS)
    base += (<u32>1) << footer
    const at = mainMeanings + ((LITERALS + 8 * slot) << 2)
    for (let length: u32 = 0; length < 8; length++)
      store<u32>(at + (length << 2), (slot << 16) | (footer << 11) | (length << 8))
  }
}

/** Decodes up to `outputEnd`; `output` is where the window begins. False when the block is damaged. */
export function decodeBlock(output: usize, to: usize, outputEnd: usize, aligned: bool): bool {
  const end = inputEnd
  let buffer = bits
  let count = bitCount
  let at = inputAt
  let first = recent0
  let second = recent1
  let third = recent2
  while (to < outputEnd) {
    buffer |= unitsAt(at, end) >> count
    let loaded = (63 - count) & 48
    at += loaded >> 3
    count += loaded
    let entry = entryAt(mainCode, buffer)
    if (<i32>entry < 0 && to + LITERALS_AT_ONCE <= outputEnd) {
      buffer <<= entry
      count -= entry & 63
      store<u8>(to++, <u8>(entry >> 8))
      entry = entryAt(mainCode, buffer)
      if (<i32>entry < 0) {
        buffer <<= entry
        count -= entry & 63
        store<u8>(to++, <u8>(entry >> 8))
        entry = entryAt(mainCode, buffer)
        if (<i32>entry < 0) {
          buffer <<= entry
          count -= entry & 63
          store<u8>(to++, <u8>(entry >> 8))
          continue
        }
      }
    }
    if (entry === 0) {
      const long = longEntry(mainCode, buffer)
      if (long === 0) return false
      entry = load<u32>(mainMeanings + ((long >> 8) << 2)) | (long & 63)
    }
    buffer <<= entry
    count -= entry & 63
    if (<i32>entry < 0) {
      store<u8>(to++, <u8>(entry >> 8))
      continue
    }
    buffer |= unitsAt(at, end) >> count
    loaded = (63 - count) & 48
    at += loaded >> 3
    count += loaded
    let length: usize = (entry >> 8) & LONG_LENGTH
    let footer = (entry >> 11) & 31
    const slot = entry >> 16
    if (length === LONG_LENGTH) {
      entry = entryAt(lengthCode, buffer, LENGTH_BITS)
      if (entry === 0) {
        entry = longEntry(lengthCode, buffer, LENGTH_BITS + 1)
        if (entry === 0) return false
      }
      buffer <<= entry
      count -= entry & 63
      length += entry >> 8
    }
    length += SHORTEST_MATCH
    let distance: u32
    if (slot >= RECENT_SLOTS) {
      distance = load<u32>(slotBase + (slot << 2))
      if (aligned && slot >= FIRST_ALIGNED_SLOT) {
        footer -= 3
        distance += (<u32>((buffer >> 1) >> (63 - footer))) << 3
        buffer <<= footer
        count -= footer
        entry = entryAt(alignedCode, buffer, ALIGNED_BITS)
        if (entry === 0) return false
        buffer <<= entry
        count -= entry & 63
        distance += entry >> 8
      } else {
        distance += <u32>((buffer >> 1) >> (63 - footer))
        buffer <<= footer
        count -= footer
      }
      third = second
      second = first
    } else {
      // Which of them it is nobody can foresee, so it is chosen rather than branched on.
      distance = select<u32>(third, select<u32>(second, first, slot === 1), slot === 2)
      third = select<u32>(first, third, slot === 2)
      second = select<u32>(first, second, slot === 1)
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
