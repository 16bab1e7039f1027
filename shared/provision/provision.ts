import { contentPasses } from './content-passes.ts'
import type { ProvisionHost } from './host.ts'
import type { ProvisionRequest, RunRecord } from './request.ts'
import { runTarget } from './run-target.ts'
import { type SharedMedia, shareMedia } from './shared-media.ts'
import { takeTurns } from './take-turns.ts'
import type { MediaFindings, TargetJob } from './target-job.ts'

/** While the content of one target is read back, the folders of the next are compared. */
const READ_BACKS_AT_ONCE = 2

/**
 * The whole job: every target of the request ends with one result event. A target fails alone, the media fails them all.
 * Rejects only when an event could not be stored.
 */
export async function provision(
  request: ProvisionRequest,
  host: ProvisionHost,
  record: RunRecord,
  signal: AbortSignal,
): Promise<void> {
  const media = shareMedia(request, host, signal)
  const runs = request.targets.map(({ run }) => run)
  const passes = contentPasses(runs, media.open, host, signal)
  const readBackTurn = takeTurns(READ_BACKS_AT_ONCE)
  const run = (request.targets.length > 1 ? host.runApart : undefined) ?? runTarget
  const unfilled = new Set(runs)
  const filled = (name: string) => {
    unfilled.delete(name)
    if (unfilled.size === 0) media.dropContent()
  }
  const carriedOut = request.targets.map(async (target) => {
    const job: TargetJob = {
      openMedia: async () => media.open().media,
      found: findingsOf(media),
      kept: () => media.open().kept,
      fill: (content) => passes.fill(target.run, target.path, content),
      filled: async () => filled(target.run),
      readBackTurn,
    }
    try {
      await run(target, request, job, host, record, signal)
    } finally {
      passes.leave(target.run)
      filled(target.run)
    }
  })
  const ended = await Promise.allSettled(carriedOut)
  await media.close()
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}

function findingsOf(media: SharedMedia): MediaFindings {
  return {
    integrity(progress) {
      const { pass, watch } = media.open()
      watch(progress)
      return pass.integrity
    },
    blobs(progress) {
      const { blobs, watch } = media.open()
      watch(progress)
      return blobs
    },
    sha256: () => media.open().pass.sha256,
  }
}
