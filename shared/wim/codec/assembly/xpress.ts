// LZ77 with one prefix code, MS-XCA 2.1 ("LZ77+Huffman"), as WIM chunks hold it: one code for the whole chunk.
import { bitCount, bits, inputAt, openInput, refill, unitsAt } from './bit-input'
import { copyMatch } from './copy-match'
import { buildCode, CODE_BYTES, entryAt, longEntry } from './prefix-code'

const SYMBOLS: u32 = 512
const LENGTH_BYTES: usize = 256
const SHORTEST_MATCH: usize = 3
/** What entries of literals are below. */
const LITERALS_END: u32 = 256 << 8
/** Length nibble that says more length bytes follow. */
const LONG_NIBBLE: usize = 15

const lengths = memory.data(512)
const code = memory.data(CODE_BYTES, 16)

/** Decodes the chunk at `start` up to `end` into exactly `size` bytes at `output`; false when it is damaged. */
export function decodeXpress(start: usize, end: usize, output: usize, size: usize): bool {
  if (end - start < LENGTH_BYTES) return false
  for (let i: usize = 0; i < LENGTH_BYTES; i++) {
    const pair = load<u8>(start + i)
    store<u8>(lengths + 2 * i, pair & 15)
    store<u8>(lengths + 2 * i + 1, pair >> 4)
  }
  if (!buildCode(code, lengths, SYMBOLS)) return false
  openInput(start + LENGTH_BYTES, end)
  refill()
  return decodeSymbols(end, output, output + size)
}

function decodeSymbols(end: usize, output: usize, outputEnd: usize): bool {
  let buffer = bits
  let count = bitCount
  let at = inputAt
  let to = output
  while (to < outputEnd) {
    if (count < 32) {
      buffer |= unitsAt(at, end) >> count
      const units = (64 - count) >> 4
      at += units << 1
      count += units << 4
    }
    let entry = entryAt(code, buffer)
    if (entry === 0) {
      entry = longEntry(code, buffer)
      if (entry === 0) return false
    }
    buffer <<= entry
    count -= entry & 63
    if (entry < LITERALS_END) {
      store<u8>(to++, <u8>(entry >> 8))
      continue
    }
    const distanceBits = (entry >> 12) & 15
    const distance = ((<usize>1) << distanceBits) | <usize>((buffer >> 1) >> (63 - distanceBits))
    let length: usize = (entry >> 8) & LONG_NIBBLE
    if (length === LONG_NIBBLE) {
      // Length bytes lie behind the unit that 16 unread bits reach into: put back what was loaded beyond it.
      const kept = 16 + (count & 15)
      at -= ((count - kept) >> 4) << 1
      count = kept
      buffer &= ~(u64.MAX_VALUE >> kept)
      if (at >= end) return false
      const byte = load<u8>(at++)
      length += byte
      if (byte === 255) {
        if (at + 2 > end) return false
        length = load<u16>(at)
        at += 2
      }
    }
    buffer <<= distanceBits
    count -= distanceBits
    length += SHORTEST_MATCH
    if (distance > to - output || length > outputEnd - to) return false
    if (length <= 16 && distance >= 16) v128.store(to, v128.load(to - distance))
    else copyMatch(to, distance, length)
    to += length
  }
  return true
}
