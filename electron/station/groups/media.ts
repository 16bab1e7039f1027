import path from 'node:path'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { ManifestOrder } from '../../../shared/contract/manifest.ts'
import type { Strictness } from '../../../shared/wim/strictness.ts'
import type { StationContext } from '../context.ts'
import { resolveFile } from '../file-references.ts'
import { procedures, withProblems } from '../implementer.ts'
import { librarySize } from '../media/library-size.ts'
import { removeMedia } from '../media/remove-media.ts'
import { listMedia } from '../store/media-shelf.ts'

export const media = {
  inspect: procedures.media.inspect.handler(async ({ input, context }) => {
    const { inspectMedia } = await import('../media/inspect-media.ts')
    return inspectMedia(resolveFile(context, input.media), strictnessOf(input), input.password)
  }),
  verify: procedures.media.verify.handler(async ({ input, context, signal }) => {
    const { verifyMedia } = await import('../media/verify-media.ts')
    return withProblems(verifyMedia(orderOf(context, input), signal))
  }),
  verifyContent: procedures.media.verifyContent.handler(async ({ input, context, signal }) => {
    const { verifyContent } = await import('../media/verify-media.ts')
    return withProblems(verifyContent(orderOf(context, input), signal))
  }),
  import: procedures.media.import.handler(async ({ input, context, signal }) => {
    const { importMedia } = await import('../media/import-media.ts')
    const library = input.copy ? libraryOf(context) : undefined
    return withProblems(importMedia(context.store, { ...orderOf(context, input), library }, signal))
  }),
  verifyAgain: procedures.media.verifyAgain.handler(async ({ input, context, signal }) => {
    const { verifyAgain } = await import('../media/verify-again.ts')
    return withProblems(verifyAgain(context.store, input.id, signal))
  }),
  readManifest: procedures.media.readManifest.handler(async ({ input, context }) => {
    const { manifestBeside, readingOf } = await import('../media/find-manifest.ts')
    const file = resolveFile(context, input.media)
    const manifest = input.manifest === undefined ? manifestBeside(file) : resolveFile(context, input.manifest)
    if (manifest === undefined) return null
    const reading = await readingOf(manifest, file, context.trust.certificates(), new Date())
    return { ...context.tokens.name(manifest), ...reading }
  }),
  librarySize: procedures.media.librarySize.handler(async ({ context }) => librarySize(await listMedia(context.store))),
  list: procedures.media.list.handler(({ context }) => listMedia(context.store)),
  choose: procedures.media.choose.handler(async ({ input, context }) => {
    const item = (await listMedia(context.store)).find(({ id }) => id === input.id)
    if (item === undefined) throw new Fault('media-not-found', { path: input.id })
    return context.tokens.name(item.facts.path)
  }),
  remove: procedures.media.remove.handler(async ({ input, context }) => ({
    removed: await removeMedia(context.store, input.id, libraryOf(context)),
  })),
  manifest: procedures.media.manifest.handler(async ({ input, context, signal }) => {
    const { makeManifest } = await import('../media/make-manifest.ts')
    return withProblems(makeManifest(manifestJobOf(context, input), signal))
  }),
}

function libraryOf({ dataDir }: StationContext): string {
  return path.join(dataDir, 'library')
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
