import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { ReadBackOutcome, ReadBackPool } from '../../../shared/provision/read-back-job.ts'
import { COUNTER, type ReadBackOrder, type ReadBackReply } from './read-back-protocol.ts'
import { workerFile } from './worker-file.ts'

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
        const reply = await runWorker({ job, counters })
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

function runWorker(order: ReadBackOrder): Promise<ReadBackReply> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile('read-back-worker'), { workerData: order })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`read-back worker ended with ${code}`)))
  })
}
