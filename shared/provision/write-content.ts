import type { BlobJob, SinkOutcome } from './blob-job.ts'
import { type BlobWrite, writingJob } from './blob-tables.ts'
import type { ProvisionHost } from './host.ts'
import type { OpenMedia } from './open-media.ts'
import { everyTarget, type Reported, type TellProgress } from './phase.ts'
import { targetFault } from './target-fault.ts'
import { capturedBlobs, type TargetPlan } from './target-plan.ts'
import { outcomeOf } from './verify-media.ts'

interface Fillable extends Reported {
  readonly path: string
  readonly plan: TargetPlan
  readonly content: readonly BlobWrite[]
}

export interface Filled<Target> {
  /** Targets that got all their content. */
  readonly targets: readonly Target[]
  /** Targets that were too slow for the others, with what they still have to get: a pass of their own. */
  readonly late: readonly Target[]
  /** Bytes of streams that file records hold. */
  residentData(stream: number): Uint8Array
}

/**
 * Decodes every blob once and writes it to all targets. A target that cannot be written ends its run, and the others do
 * not notice. Faults of the media are thrown.
 */
export async function writeContent<Target extends Fillable>(
  targets: readonly Target[],
  media: OpenMedia,
  host: ProvisionHost,
  signal: AbortSignal,
): Promise<Filled<Target>> {
  if (targets.length === 0) return { targets, late: [], residentData: () => new Uint8Array(0) }
  const { job, places } = jobFor(targets, media)
  const write = async (progress: TellProgress) => {
    const outcome = outcomeOf(await host.blobs.run(job, { signal, onProgress: progress }), job)
    for (const [sink, { reporter, path }] of targets.entries()) {
      const fared = outcome.sinks[sink]
      if (fared?.kind === 'failed') await reporter.failed(targetFault(fared.code, path), 'write.content')
    }
    return { value: outcome.sinks, evidence: [`${outcome.bytes} bytes of content`] }
  }
  const isThrough = (outcomes: readonly SinkOutcome[], sink: number) => outcomes[sink]?.kind === 'written'
  const sinks = await everyTarget(targets, 'write.content', write, isThrough)
  const { streams } = media.tree
  return {
    targets: targets.filter((_, sink) => sinks[sink]?.kind === 'written'),
    late: targets.flatMap((target, sink) => stillToDo(target, sink, sinks[sink], job)),
    residentData(stream) {
      const place = places.get(streams.blob[stream] ?? -1)
      return place === undefined ? new Uint8Array(0) : job.arena.subarray(place, place + (streams.size[stream] ?? 0))
    },
  }
}

/** A late target with the content that it has not got. */
function stillToDo<Target extends Fillable>(
  target: Target,
  sink: number,
  fared: SinkOutcome | undefined,
  { writes }: BlobJob,
): readonly Target[] {
  if (fared?.kind !== 'late') return []
  const missing = new Set<number>()
  for (const row of fared.rows) {
    for (let write = writes.start[row] ?? 0; write < (writes.start[row + 1] ?? 0); write++)
      if (writes.sink[write] === sink) missing.add(writes.deviceOffset[write] ?? -1)
  }
  return [{ ...target, content: target.content.filter(({ deviceOffset }) => missing.has(deviceOffset)) }]
}

function jobFor(targets: readonly Fillable[], media: OpenMedia): { job: BlobJob; places: ReadonlyMap<number, number> } {
  const places = new Map<number, number>()
  let arenaBytes = 0
  for (const { plan } of targets) {
    for (const blob of capturedBlobs(plan.ntfs)) {
      if (places.has(blob)) continue
      places.set(blob, arenaBytes)
      arenaBytes += media.wim.blobs.originalSize[blob] ?? 0
    }
  }
  const sinks = targets.map(({ path }) => path)
  const writes = targets.map(({ content }) => content)
  return { job: writingJob(media, sinks, writes, places, arenaBytes), places }
}
