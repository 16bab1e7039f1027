import { Fault } from '../../../shared/bytes/fault.ts'
import type { MediaPass, ReadMedia } from '../../../shared/provision/media-pass.ts'
import { runBlobJob } from './blob-run.ts'
import type { MediaReply } from './media-hashes.ts'
import { poolThreads, runThread } from './threads.ts'

/**
 * Hashes the whole file, its integrity chunks and its blobs at the same time: what one of them reads, the others find in
 * the system's cache.
 */
export const readMedia: ReadMedia = (job, { signal, onProgress }) => {
  const order = { path: job.mediaPath, stop: new Int32Array(new SharedArrayBuffer(4)) }
  const stopping = new AbortController()
  const stop = () => {
    Atomics.store(order.stop, 0, 1)
    stopping.abort()
  }
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  const integrity = runThread('checkIntegrity', order).then(foundIn)
  const run = runBlobJob(job, { signal: stopping.signal, onProgress, threads: poolThreads() })
  const blobs = run.then(({ outcome }) => outcome)
  const sha256 = runThread('hashWholeFile', order).then(foundIn)
  const all = Promise.allSettled([integrity, blobs, sha256])
  return {
    integrity,
    blobs,
    sha256,
    async end() {
      stop()
      await all
      signal.removeEventListener('abort', stop)
    },
  } satisfies MediaPass
}

function foundIn<Value>(reply: MediaReply<Value>): Value {
  if (reply.kind === 'fault') throw new Fault(reply.code, reply.facts)
  return reply.value
}
