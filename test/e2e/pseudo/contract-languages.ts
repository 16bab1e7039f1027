import type { Evidence } from '../../../shared/contract/evidence.ts'
import type { Problem } from '../../../shared/contract/problem.ts'
import type { RunRow } from '../../../shared/contract/run.ts'
import { hasNeverBegun } from '../../../shared/contract/run-state.ts'
import * as real from '../../../shared/contract/text/languages.ts'
import { evidenceSaidIn, factSaidIn, problemSaidIn } from '../../../shared/contract/text/said-in.ts'
import type { Fact } from '../../../shared/phrase/fact.ts'
import { pseudoTexts } from './pseudo-text.ts'

/** Takes the place of `shared/contract/text/languages.ts` in the page under test: its Dutch is the made-up language. */
export const { LANGUAGES, languageOf } = real
export type { Language } from '../../../shared/contract/text/languages.ts'

export function textsOf(language: real.Language) {
  return language === 'nl' ? pseudoTexts(real.textsOf('en')) : real.textsOf(language)
}

export function stateText(language: real.Language, run: Pick<RunRow, 'state' | 'problem'>) {
  const { states, neverBegan } = textsOf(language)
  return hasNeverBegun(run) ? neverBegan : states[run.state]
}

export function problemText(language: real.Language, problem: Problem) {
  return problemSaidIn(textsOf(language), language, problem)
}

export function evidenceText(language: real.Language, evidence: Evidence) {
  return evidenceSaidIn(textsOf(language), language, evidence)
}

export function factText(language: real.Language, fact: Fact) {
  return factSaidIn(textsOf(language), language, fact)
}
