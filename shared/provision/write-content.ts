import { Fault } from '../bytes/fault.ts'
import type { BlobJob } from './blob-job.ts'
import { type BlobWrite, writingJob } from './blob-tables.ts'
import type { ProvisionHost } from './host.ts'
import type { OpenMedia } from './open-media.ts'
import { everyTarget, type Reported } from './phase.ts'
import { capturedBlobs, type PlacedWrite, type TargetPlan } from './target-plan.ts'
import { bytesOf } from './verify-media.ts'

interface Fillable extends Reported {
  readonly path: string
  readonly plan: TargetPlan
  readonly content: readonly PlacedWrite[]
}

export interface Filled<Target> {
  /** Targets that got all their content. */
  readonly targets: readonly Target[]
  /** Bytes of streams that file records hold. */
  residentData(stream: number): Uint8Array
}

/**
 * Decodes every blob once and writes it to all targets. A target that cannot be written ends its run, and the others begin
 * again without it. Faults of the media are thrown.
 */
export async function writeContent<Target extends Fillable>(
  targets: readonly Target[],
  media: OpenMedia,
  host: ProvisionHost,
  signal: AbortSignal,
): Promise<Filled<Target>> {
  if (targets.length === 0) return { targets, residentData: () => new Uint8Array(0) }
  const { job, places } = jobFor(targets, media)
  let failed: Target | undefined
  let cause: unknown
  await everyTarget(targets, 'write.content', async (progress) => {
    const outcome = await host.blobs.run(job, { signal, onProgress: progress })
    if (outcome.kind === 'sink-failed') {
      failed = targets[outcome.sink]
      cause = sinkFault(outcome.code, failed?.path ?? '')
      await failed?.reporter.failed(cause, 'write.content')
      return { value: undefined, evidence: [] }
    }
    return { value: undefined, evidence: [`${bytesOf(outcome, job)} bytes of content`] }
  })
  if (failed !== undefined) {
    const left = targets.filter((target) => target !== failed)
    return writeContent(left, media, host, signal)
  }
  const { streams } = media.tree
  return {
    targets,
    residentData(stream) {
      const place = places.get(streams.blob[stream] ?? -1)
      return place === undefined ? new Uint8Array(0) : job.arena.slice(place, place + (streams.size[stream] ?? 0))
    },
  }
}

function jobFor(targets: readonly Fillable[], media: OpenMedia): { job: BlobJob; places: ReadonlyMap<number, number> } {
  const writes: BlobWrite[] = []
  const places = new Map<number, number>()
  let arenaBytes = 0
  targets.forEach(({ plan, content }, sink) => {
    for (const write of content) writes.push({ ...write, sink })
    for (const blob of capturedBlobs(plan.ntfs)) {
      if (places.has(blob)) continue
      places.set(blob, arenaBytes)
      arenaBytes += media.wim.blobs.originalSize[blob] ?? 0
    }
  })
  const sinks = targets.map(({ path }) => path)
  return { job: writingJob(media, sinks, writes, places, arenaBytes), places }
}

function sinkFault(code: string, path: string): Fault {
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Fault('target-full', { path })
  return new Fault('target-write-failed', { path, reason: code })
}
