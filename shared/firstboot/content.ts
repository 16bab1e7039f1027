import type { ContentEvidence } from './request.ts'
import type { Walk } from './walk.ts'

/** The applied files' bytes against the digests of the media. */
export async function checkContent(walk: Walk, content: ContentEvidence): Promise<void> {
  if (content.kind === 'unknown') {
    await walk.notRun('media.content', 'no digests of this media are known here')
    return
  }
  await walk.step('media.content', async () => {
    const { files, bytes } = content.kind === 'matched' ? content : await content.compare()
    const source = content.kind === 'matched' ? content.source : 'match the media'
    return { value: undefined, evidence: [`${files} files, ${bytes} bytes ${source}`] }
  })
}
