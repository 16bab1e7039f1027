type Facts = Readonly<Record<string, string | number>>

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

/** A problem's facts as a language writes them: amounts with its separators, days and moments (in UTC) as its dates. */
export function factsText(language: string, facts: Facts): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, factText(language, name, fact)]))
}

function factText(language: string, name: string, fact: string | number): string {
  if (typeof fact === 'number') return NAMES.has(name) ? String(fact) : new Intl.NumberFormat(language).format(fact)
  if (DAY.test(fact)) return dateText(language, fact, { dateStyle: 'medium' })
  if (MOMENT.test(fact)) return dateText(language, fact, { dateStyle: 'medium', timeStyle: 'long' })
  return fact
}

/** A date that no calendar has, as damaged media may state it, stays as it is. */
function dateText(language: string, iso: string, style: Intl.DateTimeFormatOptions): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime())
    ? iso
    : new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' }).format(date)
}
