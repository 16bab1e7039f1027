import { Fault } from '../../../shared/bytes/fault.ts'
import type { BlobJob } from '../../../shared/provision/media/blob-job.ts'
import type { MediaPass, PassOptions } from '../../../shared/provision/media/media-pass.ts'
import { runBlobJob } from './blobs/blob-run.ts'
import type { MediaOrder, MediaReply } from './media-hashes.ts'
import { poolThreads, runThread } from './threads/threads.ts'

/**
 * Hashes the whole file, its integrity chunks and its blobs at the same time: what one of them reads, the others find in
 * the system's cache.
 */
export const readMedia = (job: BlobJob, options: PassOptions): MediaPass =>
  beginPass(job, options, (order, stopped) => runThread('hashWholeFile', order, stopped).then(foundIn))

/** The same without the digest of the whole file, which is sequential work where all else is not. */
export const readContent = (job: BlobJob, options: PassOptions): MediaPass<null> =>
  beginPass(job, options, () => Promise.resolve(null))

function beginPass<Digest>(
  job: BlobJob,
  { signal, onProgress, hasIntegrityTable = true }: PassOptions,
  hashFile: (order: MediaOrder, stopped: AbortSignal) => Promise<Digest>,
): MediaPass<Digest> {
  const order = { path: job.mediaPath, stop: new Int32Array(new SharedArrayBuffer(4)) }
  const stopping = new AbortController()
  const stopped = stopping.signal
  const stop = () => {
    Atomics.store(order.stop, 0, 1)
    stopping.abort()
  }
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  const integrity = hasIntegrityTable
    ? runThread('checkIntegrity', order, stopped).then(foundIn)
    : Promise.resolve(false)
  const run = runBlobJob(job, { signal: stopped, onProgress, threads: poolThreads() })
  const blobs = run.then(({ outcome }) => outcome)
  const sha256 = hashFile(order, stopped)
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
  }
}

function foundIn<Value>(reply: MediaReply<Value>): Value {
  if (reply.kind === 'fault') throw new Fault(reply.code, reply.facts)
  return reply.value
}
