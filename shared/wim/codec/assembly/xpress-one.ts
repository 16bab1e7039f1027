// One symbol of XPRESS, whatever it is.
import { unitsAt } from './bit-input'
import { copyMatch } from './copy-match'
import { longEntry } from './prefix-code'
import { LITERALS, SHORTEST_MATCH } from './xpress-code'
import { BIT_COUNT, BITS, INPUT_AT, INPUT_END, OUTPUT, OUTPUT_AT, OUTPUT_END } from './xpress-state'

/** Length nibble that says more length bytes follow (MS-XCA 2.1.4.3). */
const LONG_NIBBLE: u32 = 15

/** Decodes the next symbol of a chunk that is not at its end; false when it is damaged. */
export function decodeOne(state: usize, code: usize): bool {
  const end: usize = load<u32>(state, INPUT_END)
  const to: usize = load<u32>(state, OUTPUT_AT)
  let at: usize = load<u32>(state, INPUT_AT)
  let count = load<u32>(state, BIT_COUNT)
  let bits = load<u64>(state, BITS) | (unitsAt(at, end) >> count)
  at += ((count >> 3) & 6) ^ 6
  count |= 48
  const entry = longEntry(code, bits, 1)
  if (entry === 0) return false
  const symbol = entry >> 8
  bits <<= entry
  count -= entry & 63
  let length: usize = 1
  if (symbol < LITERALS) store<u8>(to, <u8>symbol)
  else {
    const distanceBits = (symbol >> 4) & 15
    const distance = ((<usize>1) << distanceBits) | <usize>((bits >> 1) >> (63 - distanceBits))
    length = symbol & LONG_NIBBLE
    if (length === LONG_NIBBLE) {
      // Length bytes lie behind the unit that 16 unread bits reach into: put back what was loaded beyond it.
      const kept = 16 + (count & 15)
      at -= ((count - kept) >> 4) << 1
      count = kept
      bits &= ~(u64.MAX_VALUE >> kept)
      if (at >= end) return false
      const byte = load<u8>(at++)
      length += byte
      if (byte === 255) {
        if (at + 2 > end) return false
        length = load<u16>(at)
        at += 2
      }
    }
    length += SHORTEST_MATCH
    bits <<= distanceBits
    count -= distanceBits
    if (distance > to - load<u32>(state, OUTPUT) || length > load<u32>(state, OUTPUT_END) - to) return false
    copyMatch(to, distance, length)
  }
  store<u64>(state, bits, BITS)
  store<u32>(state, count, BIT_COUNT)
  store<u32>(state, at, INPUT_AT)
  store<u32>(state, to + length, OUTPUT_AT)
  return true
}
