import { resolveFile } from '../file-references.ts'
import { procedures } from '../implementer.ts'
import { waitingRuns } from '../store/later-checks.ts'
import { provenList } from '../store/proven-disks.ts'

export const firstBoot = {
  waiting: procedures.firstBoot.waiting.handler(({ context }) => waitingRuns(context.store)),
  later: procedures.firstBoot.later.handler(async ({ input, context, signal }) => {
    const { checkLater } = await import('../firstboot/later-check.ts')
    return checkLater(context, input, signal ?? new AbortController().signal)
  }),
  check: procedures.firstBoot.check.handler(async ({ input, context, signal }) => {
    const { runFirstBoot } = await import('../firstboot/first-boot-job.ts')
    const media = input.media === undefined ? undefined : resolveFile(context, input.media)
    return runFirstBoot(
      input,
      { target: resolveFile(context, input.target), media },
      signal ?? new AbortController().signal,
      (diskId) => provenList(context.store, diskId),
    )
  }),
}
