import { mediaNoticesEvidence } from '../evidence/media-notices.ts'
import { evidence } from '../evidence.ts'
import type { MediaNotice } from '../media.ts'
import { evidenceText, factText, type Language } from './languages.ts'

/** What was relaxed or left out in reading a media; a kind that another version of Prestage wrote, by its name. */
export function noticeText(language: Language, { kind, count, first }: MediaNotice): string {
  return isNoticeKind(kind)
    ? evidenceText(language, evidence(kind, { count, first }))
    : `${kind}: ${count}, ${factText(language, first)}`
}

function isNoticeKind(kind: string): kind is keyof typeof mediaNoticesEvidence {
  return Object.hasOwn(mediaNoticesEvidence, kind)
}
