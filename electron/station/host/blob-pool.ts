import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { BlobPool } from '../../../shared/provision/blob-job.ts'
import { type BlobOrder, type BlobReply, COUNTER } from './blob-protocol.ts'
import { codecModule } from './codecs.ts'
import { workerFile } from './worker-file.ts'

const PROGRESS_INTERVAL_MS = 100
const MOST_THREADS = 8

/** Workers read the media themselves, each with its own descriptor, and take rows from a shared counter. */
export function createBlobPool(threads = Math.min(MOST_THREADS, availableParallelism())): BlobPool {
  return {
    async run(job, { signal, onProgress }) {
      const counters = new BigInt64Array(new SharedArrayBuffer(8 * 3))
      const total = job.originalSize.reduce((sum, size) => sum + size, 0)
      const stop = () => void Atomics.store(counters, COUNTER.stop, 1n)
      const tell = () => onProgress(Number(Atomics.load(counters, COUNTER.doneBytes)), total)
      signal.addEventListener('abort', stop)
      if (signal.aborted) stop()
      const timer = setInterval(tell, PROGRESS_INTERVAL_MS)
      const order: BlobOrder = { job, counters, codecs: codecModule() }
      try {
        const replies = await Promise.all(Array.from({ length: threads }, () => runWorker(order, stop)))
        const bad = replies.find((reply) => reply.kind !== 'ended')
        if (bad !== undefined) return bad
        if (signal.aborted) return { kind: 'cancelled' }
        tell()
        return { kind: 'done', bytes: total }
      } finally {
        clearInterval(timer)
        signal.removeEventListener('abort', stop)
      }
    },
  }
}

function runWorker(order: BlobOrder, stop: () => void): Promise<BlobReply> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile('blob-worker'), { workerData: order })
    worker.once('message', (reply: BlobReply) => {
      if (reply.kind !== 'ended') stop()
      resolve(reply)
    })
    worker.once('error', (error) => {
      stop()
      reject(error)
    })
    worker.once('exit', (code) => reject(new Error(`a blob worker ended with ${code}`)))
  })
}
