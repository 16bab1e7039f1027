import type { BlobJob } from '../../../../shared/provision/media/blob-job.ts'
import type { ReadBackJob, ReadBackPool } from '../../../../shared/provision/read-back-job.ts'
import { SHA1_BYTES } from '../../../../shared/wim/layout.ts'
import { poolThreads } from '../threads/threads.ts'
import { runBlobJob } from './blob-run.ts'

/** Reads back on all cores, from front to back of the target, past the system's cache where it lets us. */
export function createReadBackPool(threads = poolThreads()): ReadBackPool {
  return {
    async run(job, options) {
      const order = fileOrder(job)
      const blobJob = inOrder(job, order)
      const { outcome, isFromDisk } = await runBlobJob(blobJob, { ...options, threads })
      if (job.matches !== undefined)
        for (const [row, item] of order.entries()) job.matches[item] = blobJob.matches?.[row] ?? 0
      switch (outcome.kind) {
        case 'done':
          return { kind: 'matched', bytes: outcome.bytes, isFromDisk }
        case 'damaged':
          return { kind: 'differs', item: order[outcome.row] ?? 0 }
        case 'media-failed':
          return { kind: 'unreadable', message: outcome.code }
        case 'cancelled':
          return outcome
      }
    },
  }
}

/** The items by where they begin in the target. */
function fileOrder({ count, start, deviceOffset }: ReadBackJob): Uint32Array {
  const place = (item: number) => deviceOffset[start[item] ?? 0] ?? 0
  return Uint32Array.from({ length: count }, (_, item) => item).sort((a, b) => place(a) - place(b))
}

function inOrder(job: ReadBackJob, order: Uint32Array): BlobJob {
  const { count } = job
  const pieces = job.length.length
  const start = new Uint32Array(new SharedArrayBuffer((count + 1) * 4))
  const offset = new Float64Array(new SharedArrayBuffer(pieces * 8))
  const length = new Float64Array(new SharedArrayBuffer(pieces * 8))
  const first = new Float64Array(new SharedArrayBuffer(count * 8))
  const size = new Float64Array(new SharedArrayBuffer(count * 8))
  const sha1 = new Uint8Array(new SharedArrayBuffer(count * SHA1_BYTES))
  let piece = 0
  for (const [row, item] of order.entries()) {
    for (let from = job.start[item] ?? 0; from < (job.start[item + 1] ?? 0); from++) {
      offset[piece] = job.deviceOffset[from] ?? -1
      length[piece] = job.length[from] ?? 0
      size[row] = (size[row] ?? 0) + (job.length[from] ?? 0)
      piece += 1
    }
    start[row + 1] = piece
    first[row] = offset[start[row] ?? 0] ?? 0
    sha1.set(job.sha1.subarray(item * SHA1_BYTES, (item + 1) * SHA1_BYTES), row * SHA1_BYTES)
  }
  const none = new Float64Array(0)
  return {
    mediaPath: job.path,
    compression: 'none',
    chunkSize: 0,
    count,
    offset: first,
    size,
    originalSize: size,
    compressed: new Uint8Array(new SharedArrayBuffer(count)),
    sha1,
    sinks: [],
    writes: {
      start: new Uint32Array(new SharedArrayBuffer((count + 1) * 4)),
      sink: new Uint16Array(0),
      streamOffset: none,
      deviceOffset: none,
      length: none,
      room: none,
    },
    capture: new Float64Array(new SharedArrayBuffer(count * 8)).fill(-1),
    arena: new Uint8Array(0),
    extents: { start, offset, length },
    ...(job.matches === undefined ? {} : { matches: new Uint8Array(new SharedArrayBuffer(count)) }),
  }
}
