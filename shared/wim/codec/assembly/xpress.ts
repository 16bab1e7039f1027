// LZ77 with one prefix code, MS-XCA 2.1 ("LZ77+Huffman"), as WIM chunks hold it: one code for the whole chunk.
import { LENGTH_BYTES, readCode } from './xpress-code'
import { decodeRounds, roundsOf } from './xpress-fast'
import { decodeOne } from './xpress-one'
import { decodeRoundsOfPair, FIRST, firstCode, firstState, SECOND, secondCode, secondState } from './xpress-pair'
import { isDone, openState } from './xpress-state'

/** Decodes the chunk at `start` up to `end` into exactly `size` bytes at `output`; false when it is damaged. */
export function decodeXpress(start: usize, end: usize, output: usize, size: usize): bool {
  return open(firstState, firstCode, start, end, output, size) && finish(firstState, firstCode)
}

/** Readies the second of two chunks, before `decodeXpressPair`. */
export function openSecond(start: usize, end: usize, output: usize, size: usize): bool {
  return open(secondState, secondCode, start, end, output, size)
}

/** Like `decodeXpress`, together with the chunk that `openSecond` was given. */
export function decodeXpressPair(start: usize, end: usize, output: usize, size: usize): bool {
  if (!open(firstState, firstCode, start, end, output, size)) return false
  while (!isDone(firstState) && !isDone(secondState)) {
    const firstRounds = roundsOf(firstState)
    const secondRounds = roundsOf(secondState)
    const rounds = min(firstRounds, secondRounds)
    const stuck = rounds > 0 ? decodeRoundsOfPair(rounds) : firstRounds === 0 ? FIRST : SECOND
    if (stuck === FIRST && !decodeOne(firstState, firstCode)) return false
    if (stuck === SECOND && !decodeOne(secondState, secondCode)) return false
  }
  return finish(firstState, firstCode) && finish(secondState, secondCode)
}

function open(state: usize, code: usize, start: usize, end: usize, output: usize, size: usize): bool {
  if (end - start < LENGTH_BYTES || !readCode(code, start)) return false
  openState(state, start + LENGTH_BYTES, end, output, size)
  return true
}

function finish(state: usize, code: usize): bool {
  while (!isDone(state)) {
    const rounds = roundsOf(state)
    if (rounds > 0 && decodeRounds(state, code, rounds)) continue
    if (!isDone(state) && !decodeOne(state, code)) return false
  }
  return true
}
