import type { StationContext } from '../context.ts'
import { resolveFile } from '../file-references.ts'
import { procedures, withProblems } from '../implementer.ts'
import { inspectMedia } from '../media/inspect-media.ts'
import { listMedia } from '../store/media-shelf.ts'

export const media = {
  inspect: procedures.media.inspect.handler(({ input, context }) => inspectMedia(resolveFile(context, input.media))),
  verify: procedures.media.verify.handler(async ({ input, context, signal }) => {
    const { verifyMedia } = await import('../media/verify-media.ts')
    return withProblems(verifyMedia(orderOf(context, input), signal))
  }),
  import: procedures.media.import.handler(async ({ input, context, signal }) => {
    const { importMedia } = await import('../media/import-media.ts')
    return withProblems(importMedia(context.store, orderOf(context, input), signal))
  }),
  list: procedures.media.list.handler(({ context }) => listMedia(context.store)),
}

interface MediaInput {
  readonly media: string
  readonly expectedSha256?: string | undefined
  readonly manifest?: string | undefined
}

function orderOf(context: StationContext, input: MediaInput) {
  return {
    path: resolveFile(context, input.media),
    expectedSha256: input.expectedSha256,
    manifest: input.manifest === undefined ? undefined : resolveFile(context, input.manifest),
  }
}
