import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { ReadBackOutcome, ReadBackPool } from '../../../shared/provision/read-back-job.ts'
import { COUNTER, type ReadBackReply } from './read-back-protocol.ts'
import { runThread } from './threads.ts'

const PROGRESS_INTERVAL_MS = 100
const MOST_THREADS = 8

/** Reads back on all cores; each worker has its own descriptor and takes items from a shared counter. */
export function createReadBackPool(threads = Math.min(MOST_THREADS, availableParallelism())): ReadBackPool {
  return {
    async run(job, { signal, onProgress }) {
      const counters = new BigInt64Array(new SharedArrayBuffer(8 * 3))
      const total = job.length.reduce((sum, length) => sum + length, 0)
      const stop = () => void Atomics.store(counters, COUNTER.stop, 1n)
      signal.addEventListener('abort', stop)
      if (signal.aborted) stop()
      const timer = setInterval(
        () => onProgress(Number(Atomics.load(counters, COUNTER.doneBytes)), total),
        PROGRESS_INTERVAL_MS,
      )
      const start = async (): Promise<ReadBackReply> => {
        const reply = await runThread('readBack', { job, counters })
        if (reply.kind !== 'done') stop()
        return reply
      }
      try {
        const replies = await Promise.all(Array.from({ length: threads }, start))
        const bad = replies.find((reply) => reply.kind !== 'done')
        if (bad !== undefined) return bad as ReadBackOutcome
        if (signal.aborted) return { kind: 'cancelled' }
        onProgress(total, total)
        return { kind: 'matched', bytes: total, sha256: createHash('sha256').update(job.sha1).digest('hex') }
      } finally {
        clearInterval(timer)
        signal.removeEventListener('abort', stop)
      }
    },
  }
}
