// Canonical prefix codes: a table for codewords of up to 11 bits (or fewer), the canonical order for longer ones.

export const TABLE_BITS: u32 = 11
export const LONGEST_CODEWORD: u32 = 16

const LIMITS: usize = 4 << 11
const FIRSTS: usize = LIMITS + 128
const SORTED: usize = FIRSTS + 128

/** Memory that a code of 4624 symbols takes; the largest that a chunk of 2^26 bytes has in LZX. */
export const CODE_BYTES: usize = SORTED + 2 * 4640

const counts = memory.data(4 * 17, 4)
const places = memory.data(4 * 17, 4)

/**
 * An entry has the codeword's length in its lowest six bits, as shifts take it, and from bit 8 on the symbol or what was given as
 * its meaning; 0 stands for a longer codeword or none.
 */
export function entryAt(code: usize, bits: u64, tableBits: u32 = TABLE_BITS): u32 {
  return load<u32>(code + ((<usize>(bits >> (64 - tableBits))) << 2))
}

/** Entry, with the symbol, of a codeword longer than the table's, or of `shortest` bits on; 0 when the code is empty. */
export function longEntry(code: usize, bits: u64, shortest: u32 = TABLE_BITS + 1): u32 {
  const value = <u32>(bits >> 48)
  for (let length = shortest; length <= LONGEST_CODEWORD; length++) {
    if (value < load<u32>(code + LIMITS + (length << 2))) {
      const index = <i32>(value >> (LONGEST_CODEWORD - length)) + load<i32>(code + FIRSTS + (length << 2))
      return ((<u32>load<u16>(code + SORTED + ((<usize>index) << 1))) << 8) | length
    }
  }
  return 0
}

/**
 * Builds a code from one length byte a symbol; false unless it is complete or empty. `meanings`, unless it is 0, has for every
 * symbol what stands in its entries from bit 8 on.
 */
export function buildCode(
  code: usize,
  lengths: usize,
  symbols: u32,
  tableBits: u32 = TABLE_BITS,
  meanings: usize = 0,
): bool {
  if (!orderSymbols(code, lengths, symbols)) return false
  fillTable(code, tableBits, meanings)
  return true
}

/** Like `buildCode`, but leaves the table as it is. */
export function orderSymbols(code: usize, lengths: usize, symbols: u32): bool {
  countLengths(lengths, symbols)
  if (load<u32>(counts) === symbols) {
    memory.fill(code + LIMITS, 0, SORTED - LIMITS)
    return true
  }
  if (!placeLengths(code)) return false
  for (let symbol: u32 = 0; symbol < symbols; symbol++) {
    const length = load<u8>(lengths + symbol)
    if (length === 0) continue
    const place = places + ((<usize>length) << 2)
    const index = load<u32>(place)
    store<u16>(code + SORTED + ((<usize>index) << 1), <u16>symbol)
    store<u32>(place, index + 1)
  }
  return true
}

/** Counts symbols by length, sixteen at a time; those behind the last one count as having no codeword. */
function countLengths(lengths: usize, symbols: u32): void {
  const end = lengths + (symbols & ~15)
  const lanes = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
  const last = v128.and(v128.load(end), i8x16.lt_u(lanes, i8x16.splat(<i8>(symbols & 15))))
  let none = symbols
  for (let length: u32 = 1; length <= LONGEST_CODEWORD; length++) {
    const wanted = i8x16.splat(<i8>length)
    let count = popcnt<u32>(i8x16.bitmask(i8x16.eq(last, wanted)))
    for (let at = lengths; at < end; at += 16) count += popcnt<u32>(i8x16.bitmask(i8x16.eq(v128.load(at), wanted)))
    store<u32>(counts + (length << 2), count)
    none -= count
  }
  store<u32>(counts, none)
}

/** How many codewords of the code that was ordered last have this length, from 1 on. */
export function countOf(length: u32): u32 {
  return load<u32>(counts + (length << 2))
}

/** Where its symbols lie in canonical order, two bytes each. */
export function symbolsOf(code: usize): usize {
  return code + SORTED
}

/** Where each length starts among the sorted symbols, and its canonical limits; false unless the code is complete. */
function placeLengths(code: usize): bool {
  let codeword: u32 = 0
  let index: u32 = 0
  for (let length: u32 = 1; length <= LONGEST_CODEWORD; length++) {
    const count = load<u32>(counts + (length << 2))
    codeword <<= 1
    store<u32>(places + (length << 2), index)
    store<i32>(code + FIRSTS + (length << 2), <i32>index - <i32>codeword)
    codeword += count
    index += count
    if (codeword > (<u32>1) << length) return false
    store<u32>(code + LIMITS + (length << 2), codeword << (LONGEST_CODEWORD - length))
  }
  return codeword === (<u32>1) << LONGEST_CODEWORD
}

function fillTable(code: usize, tableBits: u32, meanings: usize): void {
  let at = code
  let symbolAt = symbolsOf(code)
  for (let length: u32 = 1; length <= tableBits; length++) {
    const bytes: usize = (<usize>4) << (tableBits - length)
    for (let left = countOf(length); left > 0; left--) {
      const symbol = <u32>load<u16>(symbolAt)
      const entry = (meanings === 0 ? symbol << 8 : load<u32>(meanings + (symbol << 2))) | length
      symbolAt += 2
      if (bytes >= 16) {
        const wide = i32x4.splat(entry)
        for (let end = at + bytes; at < end; at += 16) v128.store(at, wide)
      } else {
        for (let end = at + bytes; at < end; at += 4) store<u32>(at, entry)
      }
    }
  }
  memory.fill(at, 0, code + ((<usize>4) << tableBits) - at)
}
