import { resized } from '../../bytes/resized.ts'

export interface StreamPair {
  /** Stream index in the media's tree. */
  readonly wanted: number
  /** Stream index in the tree that the volume's reader found. */
  readonly found: number
  /** Name index in the media's tree of the first name that led to it. */
  readonly name: number
}

const FIRST_ROOM = 1024
const FIELDS = 3

/** Pairs of streams in the order in which they were found, three numbers for each. */
export class StreamPairs implements Iterable<StreamPair> {
  private count = 0
  private numbers = new Uint32Array(FIRST_ROOM * FIELDS)

  add(wanted: number, found: number, name: number): void {
    const at = this.count++ * FIELDS
    if (at === this.numbers.length) this.numbers = resized(Uint32Array, this.numbers, 2 * at)
    this.numbers[at] = wanted
    this.numbers[at + 1] = found
    this.numbers[at + 2] = name
  }

  *[Symbol.iterator](): Generator<StreamPair, void> {
    for (let at = 0; at < this.count * FIELDS; at += FIELDS)
      yield { wanted: this.numbers[at] ?? 0, found: this.numbers[at + 1] ?? 0, name: this.numbers[at + 2] ?? 0 }
  }
}
