import { INPUT_SLACK } from './bit-input'
import { OUTPUT_SLACK } from './copy-match'
import { decodeLzms } from './lzms'
import { decodeLzx } from './lzx'
import { decodeXpress, decodeXpressPair, openSecond } from './xpress'
import { FAST_REACH } from './xpress-code'

const PAGE_BITS: usize = 16
const ALIGNMENT: usize = 64
/** Bytes between two chunks that are decoded at once: no less than either slack. */
export const PAIR_GAP: usize = 64

let outputAt: usize = 0

/** Address where `inputBytes` may be put; memory grows so that they and `outputBytes` fit. 0 when it cannot grow. */
export function reserve(inputBytes: usize, outputBytes: usize): usize {
  // What lies before the output as far as fast matches of XPRESS reach is none of the module's own data.
  const input = (__heap_base + FAST_REACH + ALIGNMENT) & ~(ALIGNMENT - 1)
  outputAt = (input + inputBytes + INPUT_SLACK + ALIGNMENT) & ~(ALIGNMENT - 1)
  const pages = <i32>((outputAt + outputBytes + OUTPUT_SLACK) >> PAGE_BITS) + 1
  const missing = pages - memory.size()
  return missing > 0 && memory.grow(missing) < 0 ? 0 : input
}

/** Address of the decoded bytes, or 0 when the chunk that lies at `input` is damaged. */
export function xpress(input: usize, inputBytes: usize, outputBytes: usize): usize {
  memory.fill(input + inputBytes, 0, INPUT_SLACK)
  return decodeXpress(input, input + inputBytes, outputAt, outputBytes) ? outputAt : 0
}

/**
 * Like `xpress`, of two chunks at once: the second one lies `PAIR_GAP` bytes behind the first, and is decoded as many bytes behind
 * it. Room is reserved for both and the gaps.
 */
export function xpressPair(
  input: usize,
  inputBytes: usize,
  outputBytes: usize,
  secondBytes: usize,
  secondOutputBytes: usize,
): usize {
  const end = input + inputBytes
  const second = end + PAIR_GAP
  const secondEnd = second + secondBytes
  memory.fill(end, 0, INPUT_SLACK)
  memory.fill(secondEnd, 0, INPUT_SLACK)
  const isWhole =
    openSecond(second, secondEnd, outputAt + outputBytes + PAIR_GAP, secondOutputBytes) &&
    decodeXpressPair(input, end, outputAt, outputBytes)
  return isWhole ? outputAt : 0
}

/** Like `xpress`; the window, which is the WIM's chunk size, is 2^order bytes. */
export function lzx(input: usize, inputBytes: usize, outputBytes: usize, order: u32): usize {
  memory.fill(input + inputBytes, 0, INPUT_SLACK)
  return decodeLzx(input, input + inputBytes, outputAt, outputBytes, order) ? outputAt : 0
}

/** Like `xpress`, but only the first `wantedBytes` are decoded. */
export function lzms(input: usize, inputBytes: usize, outputBytes: usize, wantedBytes: usize): usize {
  return decodeLzms(input, input + inputBytes, outputAt, outputBytes, wantedBytes) ? outputAt : 0
}
