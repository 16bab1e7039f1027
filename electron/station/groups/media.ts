import { Fault } from '../../../shared/bytes/fault.ts'
import type { ManifestOrder } from '../../../shared/contract/manifest.ts'
import type { Strictness } from '../../../shared/wim/strictness.ts'
import type { StationContext } from '../context.ts'
import { resolveFile } from '../file-references.ts'
import { procedures, withProblems } from '../implementer.ts'
import { importMedia } from '../media/import-media.ts'
import { librarySize } from '../media/library-size.ts'
import { type WorkLimits, workOnMedia } from '../media/media-work.ts'
import { removeMedia } from '../media/remove-media.ts'
import { libraryIn } from '../media/staging.ts'
import { verifyAgain } from '../media/verify-again.ts'
import { listMedia } from '../store/media-shelf.ts'
import { workApart } from '../work/work-apart.ts'

export const media = {
  inspect: procedures.media.inspect.handler(({ input, context, signal }) => {
    const file = resolveFile(context, input.media)
    const order = { path: file, strictness: strictnessOf(input), password: input.password }
    return workApart('inspectMedia', order, { files: { media: file }, ...limitsOf(context, signal) })
  }),
  verify: procedures.media.verify.handler(async ({ input, context, signal }) => {
    const order = orderOf(context, input)
    if (!isAlone(context)) return withProblems(workOnMedia('verifyMedia', order, limitsOf(context, signal)))
    const { verifyMedia } = await import('../media/verify-media.ts')
    return withProblems(verifyMedia(order, signal))
  }),
  verifyContent: procedures.media.verifyContent.handler(async ({ input, context, signal }) => {
    const order = orderOf(context, input)
    if (!isAlone(context)) return withProblems(workOnMedia('verifyContent', order, limitsOf(context, signal)))
    const { verifyContent } = await import('../media/verify-media.ts')
    return withProblems(verifyContent(order, signal))
  }),
  import: procedures.media.import.handler(({ input, context, signal }) => {
    const library = input.copy ? libraryIn(context.dataDir) : undefined
    return withProblems(importMedia(context.store, { ...orderOf(context, input), library }, limitsOf(context, signal)))
  }),
  verifyAgain: procedures.media.verifyAgain.handler(({ input, context, signal }) =>
    withProblems(verifyAgain(context.store, input.id, limitsOf(context, signal))),
  ),
  readManifest: procedures.media.readManifest.handler(async ({ input, context, signal }) => {
    const media = resolveFile(context, input.media)
    const manifest = input.manifest === undefined ? undefined : resolveFile(context, input.manifest)
    const question = { media, manifest, anchors: context.trust.certificates() }
    const files = { file: manifest ?? media }
    const found = await workApart('findManifest', question, { files, ...limitsOf(context, signal) })
    return found === undefined ? null : { ...context.tokens.name(found.path), ...found.reading }
  }),
  librarySize: procedures.media.librarySize.handler(async ({ context }) => librarySize(await listMedia(context.store))),
  list: procedures.media.list.handler(({ context }) => listMedia(context.store)),
  choose: procedures.media.choose.handler(async ({ input, context }) => {
    const item = (await listMedia(context.store)).find(({ id }) => id === input.id)
    if (item === undefined) throw new Fault('media-not-found', { path: input.id })
    return context.tokens.name(item.facts.path)
  }),
  remove: procedures.media.remove.handler(async ({ input, context }) => ({
    removed: await removeMedia(context.store, input.id, libraryIn(context.dataDir)),
  })),
  manifest: procedures.media.manifest.handler(({ input, context, signal }) =>
    withProblems(workOnMedia('makeManifest', manifestJobOf(context, input), limitsOf(context, signal))),
  ),
}

/** A command verifies on its own thread, which nobody else waits for: another would have to start first. */
function isAlone({ face }: StationContext): boolean {
  return face === 'in-process'
}

function limitsOf({ patience }: StationContext, signal: AbortSignal | undefined): WorkLimits {
  return { patience, signal }
}

interface MediaInput {
  readonly media: string
  readonly expectedSha256?: string | undefined
  readonly manifest?: string | undefined
  readonly lenient?: boolean
  readonly password?: string | undefined
}

function strictnessOf({ lenient }: Pick<MediaInput, 'lenient'>): Strictness {
  return lenient === true ? 'lenient' : 'strict'
}

function orderOf(context: StationContext, input: MediaInput) {
  return {
    path: resolveFile(context, input.media),
    expectedSha256: input.expectedSha256,
    manifest: input.manifest === undefined ? undefined : resolveFile(context, input.manifest),
    anchors: context.trust.certificates(),
    strictness: strictnessOf(input),
    password: input.password,
  }
}

function manifestJobOf(context: StationContext, { media: reference, out, author, signer, password }: ManifestOrder) {
  // A page may not name paths, and so not choose where files are written.
  if (context.face !== 'in-process' && out !== undefined) throw new Fault('token-unknown')
  const file = resolveFile(context, reference)
  return {
    path: file,
    author,
    out: out ?? `${file}.manifest.json`,
    signer: signer === undefined ? undefined : { path: resolveFile(context, signer), password: password ?? '' },
  }
}
