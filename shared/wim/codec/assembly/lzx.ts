// LZX of WIM chunks: blocks of MS-PATCH 2 (LZX DELTA without its deltas), every chunk on its own, window = chunk size.
import { alignToUnit, bitCount, bits, inputAt, inputEnd, openInput, readBits, setInput, unitsAt } from './bit-input'
import {
  ALIGNED_BITS,
  alignedCode,
  decodeBlock,
  LENGTH_BITS,
  lengthCode,
  mainCode,
  mainMeanings,
  setRecent,
} from './lzx-block'
import { restoreCalls } from './lzx-calls'
import { buildCode, CODE_BYTES, entryAt, LONGEST_CODEWORD, longEntry, TABLE_BITS } from './prefix-code'

const VERBATIM: u32 = 1
const ALIGNED: u32 = 2
const UNCOMPRESSED: u32 = 3
const DEFAULT_BLOCK_BYTES: usize = 32768
const LENGTH_SYMBOLS: u32 = 249
const ALIGNED_SYMBOLS: u32 = 8
const PRETREE_SYMBOLS: u32 = 20
/** Codewords in the table of a pretree, which is filled three times a block. */
const PRETREE_BITS: u32 = 7
const LITERALS: u32 = 256
/** Windows from 2^16 name block sizes in 24 bits (wimlib's description of WIM's LZX). */
const WIDE_SIZE_ORDER: u32 = 16

const mainLengths = memory.data(4640)
const lengthLengths = memory.data(256)
const smallLengths = memory.data(32)
const pretreeCode = memory.data(CODE_BYTES, 16)

/** Decodes the chunk at `start` up to `end` into exactly `size` bytes at `output`; the window is 2^order bytes. */
export function decodeLzx(start: usize, end: usize, output: usize, size: usize, order: u32): bool {
  const mainSymbols = LITERALS + 8 * slotsOf(order)
  memory.fill(mainLengths, 0, mainSymbols)
  memory.fill(lengthLengths, 0, LENGTH_SYMBOLS)
  setRecent(1, 1, 1)
  openInput(start, end)
  const outputEnd = output + size
  for (let to = output; to < outputEnd; ) {
    const kind = readBits(3)
    const bytes = readBlockBytes(order)
    if (bytes === 0 || bytes > outputEnd - to) return false
    if (kind === UNCOMPRESSED) {
      if (!copyBlock(to, bytes)) return false
    } else {
      if (kind !== VERBATIM && kind !== ALIGNED) return false
      if (kind === ALIGNED) {
        for (let i: u32 = 0; i < ALIGNED_SYMBOLS; i++) store<u8>(smallLengths + i, <u8>readBits(3))
        if (!buildCode(alignedCode, smallLengths, ALIGNED_SYMBOLS, ALIGNED_BITS)) return false
      }
      if (!readLengths(mainLengths, LITERALS)) return false
      if (!readLengths(mainLengths + LITERALS, mainSymbols - LITERALS)) return false
      if (!buildCode(mainCode, mainLengths, mainSymbols, TABLE_BITS, mainMeanings)) return false
      if (!readLengths(lengthLengths, LENGTH_SYMBOLS)) return false
      if (!buildCode(lengthCode, lengthLengths, LENGTH_SYMBOLS, LENGTH_BITS)) return false
      if (!decodeBlock(output, to, to + bytes, kind === ALIGNED)) return false
    }
    to += bytes
  }
  restoreCalls(output, size)
  return true
}

/** Position slots of a window: two an order up to 2^18, then one for every 2^17 bytes. */
function slotsOf(order: u32): u32 {
  return order < 18 ? 2 * order : 34 + ((<u32>1) << (order - 17))
}

function readBlockBytes(order: u32): usize {
  if (readBits(1) === 1) return DEFAULT_BLOCK_BYTES
  const high = readBits(16)
  return order >= WIDE_SIZE_ORDER ? (high << 8) | readBits(8) : high
}

function copyBlock(to: usize, bytes: usize): bool {
  alignToUnit()
  const at = inputAt
  if (at + 12 > inputEnd || bytes > inputEnd - at - 12) return false
  const first = load<u32>(at)
  const second = load<u32>(at + 4)
  const third = load<u32>(at + 8)
  if (first === 0 || second === 0 || third === 0) return false
  setRecent(first, second, third)
  memory.copy(to, at + 12, bytes)
  setInput(0, 0, at + 12 + bytes + (bytes & 1))
  return true
}

/** Updates codeword lengths by the differences that a block header holds (MS-PATCH 2.6 on encoding trees). */
function readLengths(lengths: usize, symbols: u32): bool {
  for (let i: u32 = 0; i < PRETREE_SYMBOLS; i++) store<u8>(smallLengths + i, <u8>readBits(4))
  if (!buildCode(pretreeCode, smallLengths, PRETREE_SYMBOLS, PRETREE_BITS)) return false
  const end = inputEnd
  let buffer = bits
  let count = bitCount
  let at = inputAt
  for (let i: u32 = 0; i < symbols; ) {
    // Two symbols and what says how long a run is take less than the 48 bits that are there.
    buffer |= unitsAt(at, end) >> count
    at += ((count >> 3) & 6) ^ 6
    count |= 48
    let entry = pretreeEntry(buffer)
    buffer <<= entry
    count -= entry & 63
    if (entry === 0) return false
    let symbol = entry >> 8
    let run: u32 = 1
    const areZeros = symbol === 17 || symbol === 18
    if (symbol > LONGEST_CODEWORD) {
      const runBits: u32 = symbol === 17 ? 4 : symbol === 18 ? 5 : 1
      run = (symbol === 18 ? 20 : 4) + <u32>(buffer >> (64 - runBits))
      buffer <<= runBits
      count -= runBits
    }
    if (symbol === 19) {
      entry = pretreeEntry(buffer)
      buffer <<= entry
      count -= entry & 63
      symbol = entry >> 8
      if (entry === 0 || symbol > LONGEST_CODEWORD) return false
    }
    const difference = <i32>load<u8>(lengths + i) - <i32>symbol
    const length = areZeros ? 0 : <u8>(difference < 0 ? difference + 17 : difference)
    for (const stop = min(i + run, symbols); i < stop; i++) store<u8>(lengths + i, length)
  }
  setInput(buffer, count, at)
  return true
}

/** 0 stands for a damaged code. */
function pretreeEntry(buffer: u64): u32 {
  const entry = entryAt(pretreeCode, buffer, PRETREE_BITS)
  return entry === 0 ? longEntry(pretreeCode, buffer, PRETREE_BITS + 1) : entry
}
