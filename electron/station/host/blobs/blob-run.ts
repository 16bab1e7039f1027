import { isFault } from '../../../../shared/bytes/fault.ts'
import type { BlobJob, BlobOutcome } from '../../../../shared/provision/media/blob-job.ts'
import { codecModule } from '../codecs.ts'
import { runThread } from '../threads/threads.ts'
import { comparesChecksums } from './blob-checks.ts'
import { type BlobReply, type BlobShared, CONTROL, hasherOf } from './blob-protocol.ts'
import { createSlots, dismissTaker } from './blob-slots.ts'
import { planUnits, UNIT_BYTES } from './blob-units.ts'
import { type SinkOptions, startWriters } from './blob-writers.ts'

const PROGRESS_INTERVAL_MS = 100
/** What chunks that are being decoded may take. */
const MOST_CHUNK_BYTES = 512 << 20
/** What decoded pieces may wait in for the slower sinks. */
const MOST_SLOT_BYTES = 24 << 20

/** The slots of a job that has ended, for the next: threads let go of memory only at some later time. */
let spareSlots: Uint8Array | undefined

export interface RunOptions extends SinkOptions {
  readonly threads: number
  readonly signal: AbortSignal
  onProgress(doneBytes: number, totalBytes: number): void
}

export interface BlobRun {
  readonly outcome: BlobOutcome
  /** Whether all that was read in pieces came past the system's cache. */
  readonly isFromDisk: boolean
}

/**
 * Decoders read the media themselves, each with its own descriptor, and take units from a shared counter; one more thread
 * hashes rows that are too large for one of them; each sink has a writer. Memory is bounded by the threads and the slots,
 * whatever the media's size.
 */
export async function runBlobJob(job: BlobJob, options: RunOptions): Promise<BlobRun> {
  const { signal, onProgress } = options
  const threads = Math.min(options.threads, threadsFor(job))
  const codecs = codecModule()
  const shared = share(job, threads)
  const total = job.originalSize.reduce((sum, size) => sum + size, 0)
  const stopping = new AbortController()
  const stop = () => {
    Atomics.store(shared.control, CONTROL.stop, 1)
    stopping.abort()
  }
  const tell = () => onProgress(Number(Atomics.load(shared.doneBytes, 0)), total)
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  const timer = setInterval(tell, PROGRESS_INTERVAL_MS)
  const ended = (outcome: BlobOutcome): BlobRun => ({
    outcome,
    isFromDisk: job.extents !== undefined && Atomics.load(shared.control, CONTROL.fromCache) === 0,
  })
  try {
    const writers = startWriters(shared, options, stopping.signal, stop)
    const replies = await Promise.allSettled(startReaders(shared, codecs, threads, stop, stopping.signal))
    const sinks = await writers.finish()
    for (const reply of replies)
      if (reply.status === 'fulfilled' && reply.value.kind !== 'ended') return ended(reply.value)
    const died = replies.filter((reply) => reply.status === 'rejected').map(({ reason }): unknown => reason)
    // A thread that was only given up because another had stopped the job says nothing of why.
    const reason = died.find((one) => !isCancelled(one))
    if (reason !== undefined) throw reason
    // What a lost thread had taken was not read, which matters to all but sinks that have failed.
    const isNeeded = sinks.length === 0 || sinks.some(({ kind }) => kind !== 'failed')
    if (signal.aborted || (died.length > 0 && isNeeded)) return ended({ kind: 'cancelled' })
    // A writer that was left behind may still be reading its slot.
    if (sinks.every(({ kind }) => kind !== 'late')) spareSlots = shared.slots.bytes
    tell()
    return ended({ kind: 'done', bytes: total, sinks })
  } finally {
    clearInterval(timer)
    signal.removeEventListener('abort', stop)
  }
}

function isCancelled(error: unknown): boolean {
  return isFault(error) && error.code === 'cancelled'
}

function slotMemory(bytes: number): Uint8Array {
  const spare = spareSlots
  spareSlots = undefined
  if (spare !== undefined && spare.length >= bytes) return spare
  return new Uint8Array(new SharedArrayBuffer(Math.max(bytes, MOST_SLOT_BYTES)))
}

/** As many threads as may each hold a chunk of the largest size, stored and decoded, in half the memory that is free. */
function threadsFor({ solids, chunkSize, compression }: BlobJob): number {
  const sizes = (solids ?? []).map((solid) => solid.chunkSize)
  const largest = Math.max(UNIT_BYTES, compression === 'none' ? 0 : chunkSize, ...sizes)
  const most = Math.min(MOST_CHUNK_BYTES, process.availableMemory() / 2)
  return Math.max(1, Math.floor(most / (2 * largest)))
}

function share(job: BlobJob, threads: number): BlobShared {
  const units = planUnits(job)
  const sinks = job.sinks.length
  const isShared = sinks > 0 || units.segmentCount > 0
  const most = Math.max(2 * threads, Math.floor(MOST_SLOT_BYTES / units.pieceBytes))
  const count = isShared ? most : threads
  const slots = createSlots(slotMemory(count * units.pieceBytes), count, units.pieceBytes, sinks + 1)
  const shared = {
    job,
    units,
    slots,
    control: new Int32Array(new SharedArrayBuffer(4 * Object.keys(CONTROL).length)),
    doneBytes: new BigInt64Array(new SharedArrayBuffer(8)),
    written: new Uint8Array(new SharedArrayBuffer(sinks * units.count)),
  }
  if (!needsHasher(shared)) dismissTaker(slots, hasherOf(shared))
  return shared
}

/** Segments of a row, in whatever order they are decoded, make one SHA-1, where that is compared. */
function needsHasher({ job, units }: Pick<BlobShared, 'job' | 'units'>): boolean {
  return units.segmentCount > 0 && !comparesChecksums(job)
}

/** Decoders, and the hasher when there is work for it. One that does not just end stops the job. */
function startReaders(
  shared: BlobShared,
  codecs: WebAssembly.Module,
  threads: number,
  stop: () => void,
  stopped: AbortSignal,
): readonly Promise<BlobReply>[] {
  const { units } = shared
  const decode = () => runThread('decode', { shared, codecs }, stopped)
  const decoders = Array.from({ length: Math.min(threads, units.count) }, decode)
  const readers = needsHasher(shared) ? [...decoders, runThread('hash', { shared })] : decoders
  for (const reader of readers) reader.then((reply) => reply.kind !== 'ended' && stop(), stop)
  return readers
}
