import type { Fact } from '../../phrase/fact.ts'
import { fillText } from '../errors.ts'
import { type Evidence, PLAIN } from '../evidence.ts'
import type { Problem } from '../problem.ts'
import type { ContractTexts, ProblemText } from './contract-texts.ts'
import { factsText, filledText, writtenFact } from './facts-text.ts'

/** A problem in the words of some texts; `language` says how numbers and dates are written. */
export function problemSaidIn(texts: ContractTexts, language: string, { code, facts }: Problem): ProblemText {
  const { sentence, remedy } = texts.problems[code]
  const written = factsText(language, facts, texts.phrases)
  return { sentence: fillText(sentence, written), remedy: fillText(remedy, written) }
}

/** A finding in the words of some texts; what an old record says stays as it is. */
export function evidenceSaidIn(texts: ContractTexts, language: string, { code, facts }: Evidence): string {
  if (code === PLAIN) return String(facts['text'] ?? '')
  return filledText(language, texts.evidence[code], facts, texts.phrases)
}

export function factSaidIn({ phrases }: ContractTexts, language: string, fact: Fact): string {
  return writtenFact(language, fact, phrases)
}
