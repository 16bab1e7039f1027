import type { CountedText } from '../../phrase/counted-text.ts'
import type { Fact, Facts } from '../../phrase/fact.ts'
import { fillText } from '../errors.ts'
import type { PhraseTexts } from './contract-texts.ts'

/** Numbers that name something: grouped like an amount, nobody would find them again. */
const NAMES = new Set([
  'port',
  'status',
  'image',
  'index',
  'entry',
  'type',
  'partition',
  'chunk',
  'part',
  'stated',
  'actual',
  'primary',
  'secondary',
])
/** A day, or a moment in UTC, as faults tell it (ISO 8601). */
const DAY = /^\d{4}-\d{2}-\d{2}$/
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/

/** Facts as a language writes them: phrases in its words, amounts with its separators, days and moments (in UTC) as its dates. */
export function factsText(language: string, facts: Facts, phrases: PhraseTexts): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, writtenFact(language, fact, phrases, name)]),
  )
}

/** A text filled with its facts, in the grammatical number of the fact `count`. */
export function filledText(language: string, text: CountedText, facts: Facts, phrases: PhraseTexts): string {
  return fillText(formOf(language, text, facts['count']), factsText(language, facts, phrases))
}

function formOf(language: string, text: CountedText, count: Fact | undefined): string {
  if (typeof text === 'string') return text
  const isOne = typeof count === 'number' && new Intl.PluralRules(language).select(count) === 'one'
  return isOne ? text.one : text.other
}

/** A fact by itself, as a language writes it; some names tell that a number is one too. */
export function writtenFact(language: string, fact: Fact, phrases: PhraseTexts, name = ''): string {
  if (typeof fact === 'number') return NAMES.has(name) ? String(fact) : numberText(language, fact)
  if (typeof fact !== 'string') return filledText(language, phrases[fact.phrase], fact.facts, phrases)
  if (DAY.test(fact)) return dateText(language, fact, { dateStyle: 'medium' })
  if (MOMENT.test(fact)) return dateText(language, fact, { dateStyle: 'medium', timeStyle: 'long' })
  return fact
}

/** Every language of ours writes small whole numbers alike, and the first formatter takes more time than a short command. */
function numberText(language: string, value: number): string {
  const isSmall = Number.isInteger(value) && value >= 0 && value < 1000
  return isSmall ? String(value) : new Intl.NumberFormat(language).format(value)
}

/** A date that no calendar has, as damaged media may state it, stays as it is. */
function dateText(language: string, iso: string, style: Intl.DateTimeFormatOptions): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime())
    ? iso
    : new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' }).format(date)
}
