import { Fault } from '../bytes/fault.ts'
import { evidence } from '../contract/evidence.ts'
import type { MediaOrigin } from '../contract/media.ts'
import type { BlobJob, BlobOutcome } from './media/blob-job.ts'
import { rowPlace } from './media/blob-tables.ts'
import type { ProvisionRequest } from './request.ts'
import type { RunReporter } from './run-reporter.ts'
import { takeStep } from './take-step.ts'
import type { MediaFindings } from './target-job.ts'

export interface VerifiedMedia {
  readonly sha256: string
  readonly origin: MediaOrigin
}

/** Integrity table, every blob and the whole file, before a target is touched. Faults: `media-*`, `cancelled`. */
export async function verifyMedia(
  reporter: RunReporter,
  found: MediaFindings,
  { expectedSha256, mediaOrigin }: Pick<ProvisionRequest, 'expectedSha256' | 'mediaOrigin'>,
  signal: AbortSignal,
): Promise<VerifiedMedia> {
  const origin = expectedSha256 === undefined ? 'not-proven' : mediaOrigin
  await takeStep(reporter, 'verify.integrity', signal, async (progress) => {
    const matches = await found.integrity(progress)
    return { value: undefined, evidence: [evidence(matches ? 'integrity-matches' : 'integrity-none')] }
  })
  await takeStep(reporter, 'verify.blobs', signal, async (progress) => {
    const { count, bytes } = await found.blobs(progress)
    return { value: undefined, evidence: [evidence('blobs-match', { count, bytes })] }
  })
  const sha256 = await takeStep(reporter, 'verify.digest', signal, async () => {
    const digest = await found.sha256()
    if (expectedSha256 !== undefined && expectedSha256.toLowerCase() !== digest) throw new Fault('media-digest-differs')
    return { value: digest, evidence: [evidence('media-digest', { sha256: digest }), evidence(`origin-${origin}`)] }
  })
  return { sha256, origin }
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
