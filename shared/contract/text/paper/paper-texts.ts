import type { Language } from '../languages.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'
import type { PaperWords } from './paper-words.ts'
import { sv } from './sv.ts'

const TEXTS: Readonly<Record<Language, PaperWords>> = Object.freeze({ en, sv, fr, nl })

export function paperTextsOf(language: Language): PaperWords {
  return TEXTS[language]
}
