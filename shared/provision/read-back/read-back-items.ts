import { resized } from '../../bytes/resized.ts'
import type { FileExtent } from '../../disk/virtual-disk.ts'
import { SHA1_BYTES } from '../../wim/layout.ts'
import type { ReadBackJob } from '../read-back-job.ts'

const FIRST_ITEMS = 1024

/** Collects items of a read-back in tables; a few dozen bytes each. */
export class ItemCollector {
  private count = 0
  private digests = new Uint8Array(FIRST_ITEMS * SHA1_BYTES)
  /** One more than the items. */
  private starts = new Uint32Array(FIRST_ITEMS + 1)
  private pieces = 0
  private offsets = new Float64Array(FIRST_ITEMS)
  private lengths = new Float64Array(FIRST_ITEMS)

  add(sha1: Uint8Array, extents: readonly FileExtent[]): void {
    for (const { fileOffset, length } of extents) {
      if (this.pieces === this.offsets.length) {
        this.offsets = resized(Float64Array, this.offsets, 2 * this.pieces)
        this.lengths = resized(Float64Array, this.lengths, 2 * this.pieces)
      }
      this.offsets[this.pieces] = fileOffset
      this.lengths[this.pieces++] = length
    }
    const at = this.count * SHA1_BYTES
    if (at === this.digests.length) {
      this.digests = resized(Uint8Array, this.digests, 2 * at)
      this.starts = resized(Uint32Array, this.starts, 2 * this.count + 1)
    }
    this.digests.set(sha1, at)
    this.count += 1
    this.starts[this.count] = this.pieces
  }

  /** Nothing may be added any more. */
  finish(path: string): ReadBackJob {
    const { count, pieces } = this
    return {
      path,
      count,
      start: resized(Uint32Array, this.starts, count + 1),
      deviceOffset: resized(Float64Array, this.offsets, pieces),
      length: resized(Float64Array, this.lengths, pieces),
      sha1: resized(Uint8Array, this.digests, count * SHA1_BYTES),
    }
  }
}
