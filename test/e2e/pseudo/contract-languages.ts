import { fillText } from '../../../shared/contract/errors.ts'
import type { Problem } from '../../../shared/contract/problem.ts'
import { factsText } from '../../../shared/contract/text/facts-text.ts'
import * as real from '../../../shared/contract/text/languages.ts'
import { pseudoTexts } from './pseudo-text.ts'

/** Takes the place of `shared/contract/text/languages.ts` in the page under test: its Dutch is the made-up language. */
export const { LANGUAGES, languageOf } = real
export type { Language } from '../../../shared/contract/text/languages.ts'

export function textsOf(language: real.Language) {
  return language === 'nl' ? pseudoTexts(real.textsOf('en')) : real.textsOf(language)
}

export function problemText(language: real.Language, { code, facts }: Problem) {
  const { sentence, remedy } = textsOf(language).problems[code]
  const written = factsText(language, facts)
  return { sentence: fillText(sentence, written), remedy: fillText(remedy, written) }
}
