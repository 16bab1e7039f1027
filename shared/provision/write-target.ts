import { type Evidence, evidence } from '../contract/evidence.ts'
import { metadataPieces } from '../volume/ntfs/populate/metadata.ts'
import { extentsOf } from '../volume/ntfs/populate/plan.ts'
import { both } from './both.ts'
import type { ProvisionHost } from './host.ts'
import type { Marked } from './job-target.ts'
import { type KeptBlobs, keptBytes } from './media/kept-blobs.ts'
import { progressOf, takeStep, throwIfCancelled } from './take-step.ts'
import type { Filled, TargetJob } from './target-job.ts'
import { capturedBlobs } from './target-plan.ts'
import { targetFault } from './targets/target-fault.ts'

/**
 * Has the content written, and writes the metadata meanwhile, unless file records hold content that is yet to be decoded.
 * Resolves when all of it lies on the disk. Faults `target-*`, `media-*`, `cancelled`.
 */
export async function writeTarget(
  target: Marked,
  job: TargetJob,
  host: Pick<ProvisionHost, 'pause'>,
  signal: AbortSignal,
): Promise<void> {
  const { reporter, path } = target
  const small = job.kept()
  const wanted = [...capturedBlobs(target.plan.ntfs, (blob) => (small.place[blob] ?? -1) >= 0)]
  let isPopulated = false
  const populate = async (...kept: readonly KeptBlobs[]) => {
    if (!isPopulated) await writeMetadata(target, kept, host, signal)
    isPopulated = true
  }
  for (let { content } = target; ; ) {
    throwIfCancelled(signal)
    await reporter.started('write.content')
    const filling = await job.fill({ writes: content, wanted, progress: progressOf(reporter, 'write.content') })
    const [, filled] = await both(wanted.length === 0 ? populate(small) : Promise.resolve(), filling.outcome)
    if (filled.kind === 'failed') {
      const fault = targetFault(filled.code, path)
      await reporter.failed(fault, 'write.content')
      throw fault
    }
    // What was wanted came by whichever way, also to a target that was left behind.
    if (filled.kind === 'written') {
      await reporter.passed('write.content', ...findings(filled))
      await populate(small, filling.kept)
      target.target.file.flush()
      return
    }
    content = filled.writes
  }
}

/** What a disk takes longer for than this is worth a word: other targets would have been given up in a write of that length. */
const SLOW_FLUSH_MS = 60_000

function findings({ bytes, flushMs }: Extract<Filled, { kind: 'written' }>): readonly Evidence[] {
  const written = evidence('content-written', { bytes })
  return flushMs < SLOW_FLUSH_MS
    ? [written]
    : [written, evidence('flush-slow', { seconds: Math.round(flushMs / 1000) })]
}

/** So often the thread looks after the content as well, which is being written and brought to the disk meanwhile. */
const TURN_MS = 10

/** Everything that the volume holds besides content, and content that is not the media's own. */
function writeMetadata(
  target: Marked,
  kept: readonly KeptBlobs[],
  host: Pick<ProvisionHost, 'pause'>,
  signal: AbortSignal,
): Promise<void> {
  const { reporter } = target
  const { start } = target.target.windows
  const { ntfs, media } = target.plan
  const { streams } = media.tree
  const residentData = (stream: number) => {
    const changed = media.changed.get(stream)
    if (changed !== undefined) return changed
    for (const blobs of kept) {
      const bytes = keptBytes(blobs, streams.blob[stream] ?? -1, streams.size[stream] ?? 0)
      if (bytes !== undefined) return bytes
    }
    return new Uint8Array(0)
  }
  const write = (offset: number, bytes: Uint8Array) => {
    throwIfCancelled(signal)
    target.log.write(start + offset, bytes)
  }
  return takeStep(reporter, 'write.metadata', signal, async () => {
    for (const [stream, bytes] of media.changed)
      for (const { streamOffset, deviceOffset, length } of extentsOf(ntfs, stream))
        write(deviceOffset, bytes.subarray(streamOffset, streamOffset + length))
    let turnAt = reporter.milliseconds()
    for (const _ of metadataPieces(ntfs, residentData, write)) {
      if (reporter.milliseconds() - turnAt < TURN_MS) continue
      await host.pause(0)
      turnAt = reporter.milliseconds()
    }
    return { value: undefined, evidence: [evidence('metadata-written', { bytes: target.log.bytes })] }
  })
}
