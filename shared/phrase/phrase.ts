import type { FactsOf, Phrase } from './fact.ts'
import type { PHRASES, PhraseCode } from './phrases.ts'

/** A phrase with the facts that its text names. */
export function phrase<Code extends PhraseCode>(code: Code, ...[facts]: FactsOf<(typeof PHRASES)[Code]>): Phrase {
  return { phrase: code, facts: facts ?? {} }
}
