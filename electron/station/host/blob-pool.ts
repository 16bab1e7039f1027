import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { BlobPool } from '../../../shared/provision/blob-job.ts'
import { type BlobOrder, type BlobReply, CONTROL } from './blob-protocol.ts'
import { createRing } from './blob-ring.ts'
import { planUnits } from './blob-units.ts'
import { codecModule } from './codecs.ts'
import { workerFile } from './worker-file.ts'

const PROGRESS_INTERVAL_MS = 100
const MOST_THREADS = 8

/**
 * Workers read the media themselves, each with its own descriptor, and take units from a shared counter; one more thread
 * hashes rows that are too large for one worker. Memory is bounded by the threads and the ring, whatever the media's size.
 */
export function createBlobPool(threads = Math.min(MOST_THREADS, availableParallelism())): BlobPool {
  return {
    async run(job, { signal, onProgress }) {
      const units = planUnits(job)
      const order: BlobOrder = {
        job,
        units,
        ring: createRing(units.segmentCount, units.segmentBytes, threads),
        control: new Int32Array(new SharedArrayBuffer(4 * 2)),
        doneBytes: new BigInt64Array(new SharedArrayBuffer(8)),
        codecs: codecModule(),
      }
      const total = job.originalSize.reduce((sum, size) => sum + size, 0)
      const stop = () => void Atomics.store(order.control, CONTROL.stop, 1)
      const tell = () => onProgress(Number(Atomics.load(order.doneBytes, 0)), total)
      signal.addEventListener('abort', stop)
      if (signal.aborted) stop()
      const timer = setInterval(tell, PROGRESS_INTERVAL_MS)
      const names = Array.from({ length: Math.min(threads, units.count) }, () => 'blob-worker')
      if (units.segmentCount > 0) names.push('blob-hash-worker')
      try {
        const ends = await Promise.allSettled(names.map((name) => runWorker(name, order, stop)))
        for (const end of ends) {
          if (end.status === 'rejected') throw end.reason
          if (end.value.kind !== 'ended') return end.value
        }
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

/** Rejects when the thread died without a reply, which is a fault of ours. Tells the other threads to stop unless it just ended. */
function runWorker(name: string, order: BlobOrder, stop: () => void): Promise<BlobReply> {
  const replied = new Promise<BlobReply>((resolve, reject) => {
    const worker = new Worker(workerFile(name), { workerData: order })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)))
  })
  replied.then((reply) => reply.kind !== 'ended' && stop(), stop)
  return replied
}
