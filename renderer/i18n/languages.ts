import { LANGUAGES, type Language, textsOf } from '../../shared/contract/text/languages.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'
import { sv } from './sv.ts'
import type { Texts } from './texts.ts'

/** Each language by its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = Object.freeze({
  en: 'English',
  sv: 'Svenska',
  fr: 'Français',
  nl: 'Nederlands',
})

const PAGE_TEXTS: Readonly<Record<Language, Texts>> = Object.freeze({ en, sv, fr, nl })

/** The page's own texts with the contract's names of states and steps. */
export function pageTexts(language: Language) {
  const { states, steps } = textsOf(language)
  return { ...PAGE_TEXTS[language], state: states, step: steps }
}

/** The first of the wanted languages that the page speaks, English when there is none. */
export function languageFor(wanted: readonly string[]): Language {
  const primary = wanted.map((tag) => tag.slice(0, 2).toLowerCase())
  return primary.flatMap((tag) => LANGUAGES.filter((language) => language === tag))[0] ?? 'en'
}

export function isLanguage(value: string): value is Language {
  return LANGUAGES.some((language) => language === value)
}
