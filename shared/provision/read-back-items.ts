import type { FileExtent } from '../disk/virtual-disk.ts'
import { SHA1_BYTES } from '../wim/layout.ts'
import type { ReadBackJob } from './read-back-job.ts'

const FIRST_ITEMS = 1024

/** Collects items of a read-back and lays them into shared tables; a few dozen bytes each. */
export class ItemCollector {
  private count = 0
  private digests = new Uint8Array(FIRST_ITEMS * SHA1_BYTES)
  private readonly starts: number[] = [0]
  private readonly offsets: number[] = []
  private readonly lengths: number[] = []

  add(sha1: Uint8Array, extents: readonly FileExtent[]): void {
    for (const { fileOffset, length } of extents) {
      this.offsets.push(fileOffset)
      this.lengths.push(length)
    }
    const at = this.count * SHA1_BYTES
    if (at === this.digests.length) {
      const grown = new Uint8Array(2 * at)
      grown.set(this.digests)
      this.digests = grown
    }
    this.digests.set(sha1, at)
    this.count += 1
    this.starts.push(this.offsets.length)
  }

  finish(path: string): ReadBackJob {
    const { count } = this
    const start = new Uint32Array(new SharedArrayBuffer((count + 1) * 4))
    const deviceOffset = new Float64Array(new SharedArrayBuffer(this.offsets.length * 8))
    const length = new Float64Array(new SharedArrayBuffer(this.lengths.length * 8))
    const sha1 = new Uint8Array(new SharedArrayBuffer(count * SHA1_BYTES))
    start.set(this.starts)
    deviceOffset.set(this.offsets)
    length.set(this.lengths)
    sha1.set(this.digests.subarray(0, count * SHA1_BYTES))
    return { path, count, start, deviceOffset, length, sha1 }
  }
}
