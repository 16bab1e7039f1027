import { resolveFile } from '../file-references.ts'
import { procedures } from '../implementer.ts'

export const firstBoot = {
  check: procedures.firstBoot.check.handler(async ({ input, context, signal }) => {
    const { runFirstBoot } = await import('../firstboot/first-boot-job.ts')
    const media = input.media === undefined ? undefined : resolveFile(context, input.media)
    return runFirstBoot(
      input,
      { target: resolveFile(context, input.target), media },
      signal ?? new AbortController().signal,
    )
  }),
}
