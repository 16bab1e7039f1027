import * as real from '../../../renderer/i18n/languages.ts'
import type { Language } from '../../../shared/contract/text/languages.ts'
import { pseudoTexts } from './pseudo-text.ts'

/** Takes the place of `renderer/i18n/languages.ts` in the page under test: its Dutch is the made-up language. */
export const { LANGUAGE_NAMES, languageFor, isLanguage } = real

export function pageTexts(language: Language) {
  return language === 'nl' ? pseudoTexts(real.pageTexts('en')) : real.pageTexts(language)
}
