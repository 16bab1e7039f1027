import { Fault } from '../../bytes/fault.ts'
import { bytesToHex } from '../../bytes/hex.ts'
import type { ProvisionHost } from '../host.ts'
import type { ReadBackJob } from '../read-back-job.ts'
import type { TellProgress } from '../take-step.ts'

/** Items of one target, read back in passes one after the other, so that a thread that is still finding items can begin. */
export interface ReadBackPasses {
  /** Begins at once when nothing is being read; otherwise when what was begun before has matched. */
  begin(job: ReadBackJob): void
  /** Resolves when all of it has matched. Faults `target-readback-differs`, `target-not-found`, `cancelled`. */
  end(): Promise<PassesRead>
  /** Ends what goes on, for a target that is known to be wrong. */
  stop(): Promise<void>
}

export interface PassesRead {
  readonly bytes: number
  /** Over the digests of all items in their order: one figure for everything that was read. */
  readonly sha256: string
  readonly isFromDisk: boolean
}

export function readBackPasses(
  host: Pick<ProvisionHost, 'readBack' | 'createSha256'>,
  signal: AbortSignal,
  progress: TellProgress,
): ReadBackPasses {
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  const digest = host.createSha256()
  let begun = 0
  let read = 0
  let isFromDisk = true
  let passes: Promise<void> | undefined
  const pass = async (job: ReadBackJob): Promise<void> => {
    const before = read
    const onProgress = (done: number) => progress(before + done, begun)
    const outcome = await host.readBack.run(job, { signal: stopping.signal, onProgress })
    if (outcome.kind !== 'matched') throw faultOf(outcome, job)
    digest.update(job.sha1)
    read += outcome.bytes
    isFromDisk &&= outcome.isFromDisk
  }
  return {
    begin(job) {
      begun += job.length.reduce((sum, length) => sum + length, 0)
      passes = passes === undefined ? pass(job) : passes.then(() => pass(job))
      // Told by `end`.
      passes.catch(() => undefined)
    },
    async end() {
      try {
        await passes
        return { bytes: read, sha256: bytesToHex(digest.digest()), isFromDisk }
      } finally {
        signal.removeEventListener('abort', stop)
      }
    },
    async stop() {
      stop()
      await passes?.catch(() => undefined)
      signal.removeEventListener('abort', stop)
    },
  }
}

type Unmatched = Exclude<Awaited<ReturnType<ProvisionHost['readBack']['run']>>, { kind: 'matched' }>

function faultOf(outcome: Unmatched, { path, start, deviceOffset }: ReadBackJob): Fault {
  switch (outcome.kind) {
    case 'differs':
      return new Fault('target-readback-differs', { path, offset: deviceOffset[start[outcome.item] ?? 0] ?? 0 })
    case 'unreadable':
      return outcome.message === 'ENOENT'
        ? new Fault('target-not-found', { path })
        : new Fault('target-readback-differs', { path, offset: 0 })
    case 'cancelled':
      return new Fault('cancelled')
  }
}
