// Prefix codes that LZMS derives from the symbols met so far, anew after every so many symbols. How ties are broken and
// lengths are limited is part of the format: both sides must come to the same code (wimlib's documentation of LZMS).
import { buildCode, CODE_BYTES } from './prefix-code'

const LONGEST: u32 = 15
const MOST_SYMBOLS: usize = 800

/** Parts of an adaptive code; the code's tables come first. */
const COUNTS: usize = CODE_BYTES
const SYMBOLS: usize = COUNTS + 4 * MOST_SYMBOLS
export const ADAPTIVE_BYTES: usize = SYMBOLS + 8

const buckets = memory.data(4 * 808, 4)
const sorted = memory.data(2 * 800, 4)
const weights = memory.data(4 * 800, 4)
const nodeWeights = memory.data(4 * 800, 4)
const parents = memory.data(2 * 800, 4)
const depths = memory.data(800)
const lengths = memory.data(800)
const lengthCounts = memory.data(4 * 17, 4)

/** All symbols alike at first. */
export function openAdaptive(code: usize, symbols: u32): void {
  for (let symbol: u32 = 0; symbol < symbols; symbol++) store<u32>(code + COUNTS + (symbol << 2), 1)
  store<u32>(code + SYMBOLS, symbols)
  deriveCode(code, symbols)
}

/** Takes note of a decoded symbol. */
export function countSymbol(code: usize, symbol: u32): void {
  const at = code + COUNTS + (symbol << 2)
  store<u32>(at, load<u32>(at) + 1)
}

/** Derives the code from the symbols counted so far, which then weigh half. */
export function renewCode(code: usize): void {
  const symbols = load<u32>(code + SYMBOLS)
  deriveCode(code, symbols)
  const end = code + COUNTS + (symbols << 2)
  const one = i32x4.splat(1)
  for (let at = code + COUNTS; at < end; at += 16) v128.store(at, i32x4.add(i32x4.shr_u(v128.load(at), 1), one))
}

function deriveCode(code: usize, symbols: u32): void {
  sortSymbols(code + COUNTS, symbols)
  joinNodes(symbols)
  countLengths(symbols)
  let symbolAt = sorted
  for (let length = LONGEST; length > 0; length--) {
    for (let left = load<u32>(lengthCounts + (length << 2)); left > 0; left--) {
      store<u8>(lengths + load<u16>(symbolAt), <u8>length)
      symbolAt += 2
    }
  }
  buildCode(code, lengths, symbols)
}

/** By count, then by symbol. Counts from the number of symbols on share the last bucket, which is sorted afterwards. */
function sortSymbols(counts: usize, symbols: u32): void {
  memory.fill(buckets, 0, (symbols + 2) << 2)
  for (let symbol: u32 = 0; symbol < symbols; symbol++) {
    const at = buckets + ((min(load<u32>(counts + (symbol << 2)), symbols) + 1) << 2)
    store<u32>(at, load<u32>(at) + 1)
  }
  let firstShared: u32 = 0
  for (let bucket: u32 = 1; bucket <= symbols; bucket++) {
    const at = buckets + (bucket << 2)
    firstShared += load<u32>(at)
    store<u32>(at, firstShared)
  }
  for (let symbol: u32 = 0; symbol < symbols; symbol++) {
    const count = load<u32>(counts + (symbol << 2))
    const at = buckets + (min(count, symbols) << 2)
    let place = load<u32>(at)
    store<u32>(at, place + 1)
    if (count >= symbols) {
      for (; place > firstShared && load<u32>(weights + ((place - 1) << 2)) > count; place--) {
        store<u32>(weights + (place << 2), load<u32>(weights + ((place - 1) << 2)))
        store<u16>(sorted + (place << 1), load<u16>(sorted + ((place - 1) << 1)))
      }
    }
    store<u32>(weights + (place << 2), count)
    store<u16>(sorted + (place << 1), <u16>symbol)
  }
}

/** Joins the two lightest of leaves and nodes until one node is left; of two alike the leaf goes first. */
function joinNodes(symbols: u32): void {
  let leaf: u32 = 0
  let oldest: u32 = 0
  for (let node: u32 = 0; node < symbols - 1; node++) {
    let weight: u32 = 0
    for (let half = 0; half < 2; half++) {
      const leafWeight = leaf < symbols ? load<u32>(weights + (leaf << 2)) : u32.MAX_VALUE
      const nodeWeight = oldest < node ? load<u32>(nodeWeights + (oldest << 2)) : u32.MAX_VALUE
      if (leafWeight <= nodeWeight) {
        weight += leafWeight
        leaf++
      } else {
        weight += nodeWeight
        store<u16>(parents + (oldest << 1), <u16>node)
        oldest++
      }
    }
    store<u32>(nodeWeights + (node << 2), weight)
  }
}

/** How many codewords have each length: every node takes the place of one codeword and puts two below it. */
function countLengths(symbols: u32): void {
  memory.fill(lengthCounts, 0, 4 * 17)
  store<u8>(depths + symbols - 2, 0)
  // Nodes of one depth follow each other: what changes with each of them is kept here until the next depth.
  let length: u32 = 1
  let here: u32 = 2
  let below: u32 = 0
  for (let node = <i32>symbols - 3; node >= 0; node--) {
    const depth = <u32>load<u8>(depths + load<u16>(parents + (node << 1))) + 1
    store<u8>(depths + node, <u8>depth)
    if (depth !== length || depth >= LONGEST) {
      store<u32>(lengthCounts + (length << 2), here)
      store<u32>(lengthCounts + (length << 2), below, 4)
      length = depth
      if (length >= LONGEST) {
        length = LONGEST - 1
        while (load<u32>(lengthCounts + (length << 2)) === 0) length--
      }
      here = load<u32>(lengthCounts + (length << 2))
      below = load<u32>(lengthCounts + (length << 2), 4)
    }
    here--
    below += 2
  }
  store<u32>(lengthCounts + (length << 2), here)
  store<u32>(lengthCounts + (length << 2), below, 4)
}
