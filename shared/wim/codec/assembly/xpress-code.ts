// The prefix code of an XPRESS chunk, and its table for the fast loop.
import { CODE_BYTES, countOf, orderSymbols, symbolsOf } from './prefix-code'

export const SYMBOLS: u32 = 512
/** Symbols below are bytes; of others the low four bits say the length, the next four the bits of the distance (MS-XCA 2.1.4.3). */
export const LITERALS: u32 = 256
export const SHORTEST_MATCH: u32 = 3
export const LENGTH_BYTES: usize = 256

/** Codewords in the table; two symbols with the longest distances of the fast loop take no more than the 48 bits of a refill. */
export const TABLE_BITS: u32 = 10
const FAST_DISTANCE_BITS: u32 = 14
/** Fast matches are shorter than this, and reach less far back. */
export const FAST_REACH: usize = (<usize>2) << FAST_DISTANCE_BITS
export const FAST_LENGTH: u32 = 16

/** Entries have eight bytes. */
export const ENTRY_BITS: u32 = 3
/** Where, behind the code, its table begins. */
export const TABLE: usize = CODE_BYTES
export const XPRESS_CODE_BYTES: usize = TABLE + (8 << 10) + 16
/** Longer than its own distance, 1: what the fast loop leaves to the other one. */
const SPECIAL: u64 = (1 << 32) | (31 << 8)

const lengths = memory.data(512, 16)
/** Every byte at a place of its own, from which fast copies take it. They read 16 bytes. */
const literals = memory.data(256 + 16)
/**
 * By symbol, an entry but for the codeword's length: how many bits the distance has, from bit 8 on how many bytes come out, in
 * the upper half 1 << distance bits or where the literal lies. Bits and bytes are no more than fit.
 */
const meanings = memory.data(8 * 512, 16)
fillMeanings()

function fillMeanings(): void {
  for (let symbol: u32 = 0; symbol < LITERALS; symbol++) {
    store<u8>(literals + symbol, <u8>symbol)
    store<u64>(meanings + (symbol << ENTRY_BITS), ((<u64>(literals + symbol)) << 32) | (1 << 8))
  }
  for (let symbol = LITERALS; symbol < SYMBOLS; symbol++) {
    const distanceBits = (symbol >> 4) & 15
    const length = (symbol & 15) + SHORTEST_MATCH
    const isFast = length <= FAST_LENGTH && distanceBits <= FAST_DISTANCE_BITS
    const entry = ((<u64>1) << (32 + distanceBits)) | (length << 8) | distanceBits
    store<u64>(meanings + (symbol << ENTRY_BITS), isFast ? entry : SPECIAL)
  }
}

/** Builds the code from the 256 bytes at `start`, a nibble a symbol (MS-XCA 2.1.4.1); false unless it is complete or empty. */
export function readCode(code: usize, start: usize): bool {
  const low = i8x16.splat(15)
  for (let i: usize = 0; i < LENGTH_BYTES; i += 16) {
    const pairs = v128.load(start + i)
    const even = v128.and(pairs, low)
    const odd = i8x16.shr_u(pairs, 4)
    const to = lengths + 2 * i
    v128.store(to, v128.shuffle<u8>(even, odd, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23))
    v128.store(to, v128.shuffle<u8>(even, odd, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), 16)
  }
  if (!orderSymbols(code, lengths, SYMBOLS)) return false
  fillFastTable(code)
  return true
}

function fillFastTable(code: usize): void {
  let at = code + TABLE
  const end = at + (8 << TABLE_BITS)
  let symbolAt = symbolsOf(code)
  for (let length: u32 = 1; length <= TABLE_BITS; length++) {
    const bytes: usize = (<usize>8) << (TABLE_BITS - length)
    for (let left = countOf(length); left > 0; left--) {
      const wide = i64x2.splat(load<u64>(meanings + ((<usize>load<u16>(symbolAt)) << ENTRY_BITS)) + length)
      symbolAt += 2
      // The last ones are half as long as a store: the next ones write over what is too much.
      v128.store(at, wide)
      for (let more: usize = 16; more < bytes; more += 16) v128.store(at + more, wide)
      at += bytes
    }
  }
  for (; at < end; at += 8) store<u64>(at, SPECIAL)
}
