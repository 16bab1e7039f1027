import { Fault } from '../bytes/fault.ts'
import type { MediaOrigin } from '../contract/media.ts'
import type { BlobJob, BlobOutcome } from './blob-job.ts'
import { readingJob, rowPlace } from './blob-tables.ts'
import type { ProvisionHost } from './host.ts'
import type { OpenMedia } from './open-media.ts'
import { everyTarget, type Reported, type TellProgress } from './phase.ts'
import type { ProvisionRequest } from './request.ts'

export interface VerifiedMedia {
  readonly sha256: string
  readonly origin: MediaOrigin
}

const ORIGIN_EVIDENCE: Readonly<Record<MediaOrigin, string>> = {
  'signed-manifest': 'as a manifest says that a trusted certificate signed',
  manifest: 'as a manifest without a signature says',
  'expected-digest': 'as expected',
  'not-proven': 'origin not proven: no expected digest was given',
}

/** Integrity table, every blob and the whole file, before a target is touched. Faults: `media-*`, `cancelled`. */
export async function verifyMedia(
  media: OpenMedia,
  { expectedSha256, mediaOrigin }: Pick<ProvisionRequest, 'expectedSha256' | 'mediaOrigin'>,
  targets: readonly Reported[],
  host: ProvisionHost,
  signal: AbortSignal,
): Promise<VerifiedMedia> {
  const origin = expectedSha256 === undefined ? 'not-proven' : mediaOrigin
  const job = readingJob(media)
  let tell: TellProgress = () => undefined
  const pass = host.readMedia(job, { signal, onProgress: (done, total) => tell(done, total) })
  try {
    await everyTarget(targets, 'verify.integrity', async (progress) => {
      tell = progress
      const evidence = (await pass.integrity) ? 'the integrity table matches' : 'the media has no integrity table'
      return { value: undefined, evidence: [evidence] }
    })
    await everyTarget(targets, 'verify.blobs', async (progress) => {
      tell = progress
      const { bytes } = outcomeOf(await pass.blobs, job)
      return { value: undefined, evidence: [`${media.wim.blobs.count} blobs, ${bytes} bytes match their SHA-1`] }
    })
    const sha256 = await everyTarget(targets, 'verify.digest', async () => {
      const digest = await pass.sha256
      if (expectedSha256 !== undefined && expectedSha256.toLowerCase() !== digest)
        throw new Fault('media-digest-differs')
      return { value: digest, evidence: [`SHA-256 ${digest}`, ORIGIN_EVIDENCE[origin]] }
    })
    return { sha256, origin }
  } finally {
    await pass.end()
  }
}

/** A blob job that went through; anything else is the fault it stands for. */
export function outcomeOf(outcome: BlobOutcome, job: BlobJob): Extract<BlobOutcome, { kind: 'done' }> {
  switch (outcome.kind) {
    case 'done':
      return outcome
    case 'damaged':
      throw new Fault('media-blob-damaged', { offset: rowPlace(job, outcome.row) })
    case 'media-failed':
      throw new Fault('media-not-found', { path: job.mediaPath })
    case 'cancelled':
      throw new Fault('cancelled')
  }
}
