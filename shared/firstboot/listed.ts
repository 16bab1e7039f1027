import type { Fact } from '../phrase/fact.ts'
import { phrase } from '../phrase/phrase.ts'

/** Names as one fact: the first of them, and how many more there are. */
export function listed(names: readonly string[], most: number): Fact {
  const shown = names.slice(0, most).join(', ')
  return names.length > most ? phrase('more-names', { names: shown, more: names.length - most }) : shown
}
