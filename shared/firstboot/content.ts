import { Fault } from '../bytes/fault.ts'
import type { ContentEvidence, ContentReport } from './request.ts'
import type { Finding, Note, Walk } from './walk.ts'

/** The applied files' bytes against the digests of the media. */
export async function checkContent(walk: Walk, content: ContentEvidence, path: string): Promise<void> {
  if (content.kind === 'unknown') {
    await walk.notRun('media.content', 'no digests of this media are known here')
    return
  }
  await walk.step('media.content', async (note) => {
    if (content.kind === 'not-proven') throw new Fault('target-not-proven', { path, run: content.run })
    if (content.kind === 'compare') return judge(await content.compare(), content.with, note)
    return { value: undefined, evidence: [`${content.files} files, ${content.bytes} bytes ${content.source}`] }
  })
}

/** What is gone weighs more than what changed, and that more than what came. Faults `boot-content-*` {count, path}. */
function judge(report: ContentReport, beside: string, note: Note): Finding<undefined> {
  const { files, bytes, missing, changed, extra } = report
  for (const path of missing.first) note(`missing: ${path}`)
  for (const path of changed.first) note(`changed: ${path}`)
  for (const path of extra.first) note(`too many: ${path}`)
  const [code, named] =
    missing.count > 0
      ? (['boot-content-missing', missing] as const)
      : changed.count > 0
        ? (['boot-content-differs', changed] as const)
        : (['boot-content-extra', extra] as const)
  if (named.count > 0) throw new Fault(code, { count: named.count, path: named.first[0] ?? '?' })
  return { value: undefined, evidence: [`${files} files and folders, ${bytes} bytes match ${beside}, none too many`] }
}
