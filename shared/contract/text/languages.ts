import type { Fact } from '../../phrase/fact.ts'
import type { Evidence } from '../evidence.ts'
import type { Problem } from '../problem.ts'
import type { RunRow } from '../run.ts'
import { hasNeverBegun } from '../run-state.ts'
import type { ContractTexts, ProblemText } from './contract-texts.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'
import { evidenceSaidIn, factSaidIn, problemSaidIn } from './said-in.ts'
import { sv } from './sv.ts'

export const LANGUAGES = ['en', 'sv', 'fr', 'nl'] as const
export type Language = (typeof LANGUAGES)[number]

const TEXTS: Readonly<Record<Language, ContractTexts>> = Object.freeze({ en, sv, fr, nl })

export function textsOf(language: Language): ContractTexts {
  return TEXTS[language]
}

/** The language of a tag such as `sv`, `sv-SE` or `sv_SE.UTF-8`; English when it is none of ours. */
export function languageOf(tag: string): Language {
  const primary = tag.toLowerCase().split(/[-_.@]/)[0]
  return LANGUAGES.find((language) => language === primary) ?? 'en'
}

/** What became of a run so far, in a word or two. */
export function stateText(language: Language, run: Pick<RunRow, 'state' | 'problem'>): string {
  const { states, neverBegan } = TEXTS[language]
  return hasNeverBegun(run) ? neverBegan : states[run.state]
}

/** A problem's sentence and remedy, filled with its facts as the language writes them. */
export function problemText(language: Language, problem: Problem): ProblemText {
  return problemSaidIn(TEXTS[language], language, problem)
}

/** What a step found, filled with its facts as the language writes them. */
export function evidenceText(language: Language, evidence: Evidence): string {
  return evidenceSaidIn(TEXTS[language], language, evidence)
}

/** A fact that stands by itself, as the language writes it. */
export function factText(language: Language, fact: Fact): string {
  return factSaidIn(TEXTS[language], language, fact)
}
