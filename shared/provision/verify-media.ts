import { Fault } from '../bytes/fault.ts'
import type { Proof } from '../contract/events.ts'
import { verifyIntegrity } from '../wim/integrity.ts'
import type { BlobJob, BlobOutcome } from './blob-job.ts'
import { readingJob } from './blob-tables.ts'
import type { ProvisionHost } from './host.ts'
import { digestMedia, type OpenMedia } from './open-media.ts'
import { everyTarget, type Reported } from './phase.ts'

export interface VerifiedMedia {
  readonly sha256: string
  readonly origin: Proof['mediaOrigin']
}

/** Integrity table, every blob and the whole file, before a target is touched. Faults: `media-*`, `cancelled`. */
export async function verifyMedia(
  media: OpenMedia,
  expectedSha256: string | undefined,
  targets: readonly Reported[],
  host: ProvisionHost,
  signal: AbortSignal,
): Promise<VerifiedMedia> {
  await everyTarget(targets, 'verify.integrity', async () => {
    const matched = verifyIntegrity(media.wim, media.file, host.sha1, () => undefined)
    return {
      value: undefined,
      evidence: [matched ? 'the integrity table matches' : 'the media has no integrity table'],
    }
  })
  await everyTarget(targets, 'verify.blobs', async (progress) => {
    const job = readingJob(media)
    const { bytes } = outcomeOf(await host.blobs.run(job, { signal, onProgress: progress }), job)
    return { value: undefined, evidence: [`${media.wim.blobs.count} blobs, ${bytes} bytes match their SHA-1`] }
  })
  const sha256 = await everyTarget(targets, 'verify.digest', async (progress) => {
    const onProgress = (done: number) => progress(done, media.file.size)
    const digest = await digestMedia(media.path, expectedSha256, host, onProgress, signal)
    const origin = expectedSha256 === undefined ? 'origin not proven: no expected digest was given' : 'as expected'
    return { value: digest, evidence: [`SHA-256 ${digest}`, origin] }
  })
  return { sha256, origin: expectedSha256 === undefined ? 'not-proven' : 'expected-digest' }
}

/** A blob job that went through; anything else is the fault it stands for. */
export function outcomeOf(outcome: BlobOutcome, job: BlobJob): Extract<BlobOutcome, { kind: 'done' }> {
  switch (outcome.kind) {
    case 'done':
      return outcome
    case 'damaged':
      throw new Fault('media-blob-damaged', { offset: job.offset[outcome.row] ?? 0 })
    case 'media-failed':
      throw new Fault('media-not-found', { path: job.mediaPath })
    case 'cancelled':
      throw new Fault('cancelled')
  }
}
