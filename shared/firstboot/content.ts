import { Fault } from '../bytes/fault.ts'
import type { BenchDisk } from './bench-disk.ts'
import { compareContent } from './compare-content.ts'
import type { ContentEvidence } from './request.ts'
import type { Walk } from './walk.ts'

/** The applied files' bytes against the digests of the media, read through the volume's own directories. */
export async function checkContent(walk: Walk, disk: BenchDisk, content: ContentEvidence): Promise<void> {
  switch (content.kind) {
    case 'read-back':
      await walk.step('media.content', () => ({
        value: undefined,
        evidence: [`${content.files} files, ${content.bytes} bytes read back and matched in this run`],
      }))
      return
    case 'digests':
      await walk.step('media.content', () => {
        const { files, bytes, different } = compareContent(disk.windows, content.digests)
        const first = different[0]
        if (first !== undefined) throw new Fault('boot-content-differs', { count: different.length, path: first })
        return { value: undefined, evidence: [`${files} files, ${bytes} bytes match ${content.source}`] }
      })
      return
    case 'unknown':
      await walk.notRun('media.content', 'no digests of this media are known here')
  }
}
