// LZ77 with one prefix code, MS-XCA 2.1 ("LZ77+Huffman"), as WIM chunks hold it: one code for the whole chunk.
import { LENGTH_BYTES, readCode, XPRESS_CODE_BYTES } from './xpress-code'
import { decodeRounds, roundsOf } from './xpress-fast'
import { decodeOne } from './xpress-one'
import { isDone, openState, STATE_BYTES } from './xpress-state'

const code = memory.data(XPRESS_CODE_BYTES, 16)
const state = memory.data(STATE_BYTES, 16)

/** Decodes the chunk at `start` up to `end` into exactly `size` bytes at `output`; false when it is damaged. */
export function decodeXpress(start: usize, end: usize, output: usize, size: usize): bool {
  if (end - start < LENGTH_BYTES || !readCode(code, start)) return false
  openState(state, start + LENGTH_BYTES, end, output, size)
  while (!isDone(state)) {
    let rounds = roundsOf(state)
    while (rounds > 0 && decodeRounds(state, code, rounds)) rounds = roundsOf(state)
    if (!isDone(state) && !decodeOne(state, code)) return false
  }
  return true
}
