import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { COUNTER, type ReadBackOrder, type ReadBackReply } from './read-back-protocol.ts'

const BUFFER_BYTES = 4 << 20
const ITEMS_AT_ONCE = 64

/** Reads items until there are no more, and compares them with their digests. */
export function readItems({ job, counters }: ReadBackOrder): ReadBackReply {
  const buffer = new Uint8Array(BUFFER_BYTES)
  const zeros = new Uint8Array(BUFFER_BYTES)
  const file = openSync(job.path, 'r')
  try {
    for (;;) {
      const first = Number(Atomics.add(counters, COUNTER.nextItem, BigInt(ITEMS_AT_ONCE)))
      if (first >= job.count) return { kind: 'done' }
      for (let item = first; item < Math.min(first + ITEMS_AT_ONCE, job.count); item++) {
        const hash = createHash('sha1')
        for (let extent = job.start[item] ?? 0; extent < (job.start[item + 1] ?? 0); extent++) {
          const offset = job.deviceOffset[extent] ?? 0
          const length = job.length[extent] ?? 0
          for (let done = 0; done < length; ) {
            if (Atomics.load(counters, COUNTER.stop) !== 0n) return { kind: 'done' }
            const want = Math.min(BUFFER_BYTES, length - done)
            const count = offset < 0 ? want : readSync(file, buffer, 0, want, offset + done)
            if (count === 0) return { kind: 'unreadable', message: 'the file ends early' }
            hash.update((offset < 0 ? zeros : buffer).subarray(0, count))
            done += count
            Atomics.add(counters, COUNTER.doneBytes, BigInt(count))
          }
        }
        const expected = job.sha1.subarray(item * 20, item * 20 + 20)
        const isMatch = hash.digest().compare(expected) === 0
        if (job.matches !== undefined) job.matches[item] = isMatch ? 1 : 0
        else if (!isMatch) return { kind: 'differs', item }
      }
    }
  } catch (error) {
    return { kind: 'unreadable', message: error instanceof Error ? error.message : 'unknown' }
  } finally {
    closeSync(file)
  }
}
