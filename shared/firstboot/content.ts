import { Fault } from '../bytes/fault.ts'
import { evidence } from '../contract/evidence.ts'
import type { ContentEvidence, ContentReport } from './request.ts'
import type { Finding, Note, Walk } from './walk.ts'

/** The applied files' bytes against the digests of the media. */
export async function checkContent(walk: Walk, content: ContentEvidence, path: string): Promise<void> {
  if (content.kind === 'unknown') {
    await walk.notRun('media.content', evidence('media-content-not-known'))
    return
  }
  await walk.step('media.content', async (note) => {
    if (content.kind === 'not-proven') throw new Fault('target-not-proven', { path, run: content.run })
    if (content.kind === 'compare') return judge(await content.compare(), content.provenBy, note)
    const { files, bytes } = content
    return { value: undefined, evidence: [evidence('media-content-read-back', { count: files, bytes })] }
  })
}

/** What is gone weighs more than what changed, and that more than what came. Faults `boot-content-*` {count, path}. */
function judge(report: ContentReport, provenBy: string | undefined, note: Note): Finding<undefined> {
  const { files, bytes, missing, changed, extra } = report
  for (const path of missing.first) note(evidence('media-content-missing-entry', { path }))
  for (const path of changed.first) note(evidence('media-content-changed-entry', { path }))
  for (const path of extra.first) note(evidence('media-content-extra-entry', { path }))
  const [code, named] =
    missing.count > 0
      ? (['boot-content-missing', missing] as const)
      : changed.count > 0
        ? (['boot-content-differs', changed] as const)
        : (['boot-content-extra', extra] as const)
  if (named.count > 0) throw new Fault(code, { count: named.count, path: named.first[0] ?? '?' })
  const facts = { count: files, bytes }
  const matches =
    provenBy === undefined
      ? evidence('media-content-matches-media', facts)
      : evidence('media-content-matches-run', { ...facts, run: provenBy })
  return { value: undefined, evidence: [matches] }
}
