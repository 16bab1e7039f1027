import { filledText } from '../../shared/contract/text/facts-text.ts'
import { textsOf } from '../../shared/contract/text/languages.ts'
import type { CountedText } from '../../shared/phrase/counted-text.ts'
import type { Facts } from '../../shared/phrase/fact.ts'
import type { Speech } from './speech.ts'

/** A text filled with its facts, as the language writes numbers and dates. */
export function filled({ language }: Pick<Speech, 'language'>, text: CountedText, facts: Facts): string {
  return filledText(language, text, facts, textsOf(language).phrases)
}
