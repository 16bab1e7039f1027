const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
const STEP = 1024

/** `1,5 GB` in the reader's language; units in powers of 1024, as Windows shows them. */
export function bytesText(language: string, bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP
    unit += 1
  }
  return numbers(language, {
    style: 'unit',
    unit: UNITS[unit] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0,
  }).format(value)
}

/** `2 min 5 s` in the reader's language. */
export function durationText(language: string, seconds: number): string {
  const whole = Math.max(1, Math.round(seconds))
  const parts = [
    { unit: 'hour', value: Math.floor(whole / 3600) },
    { unit: 'minute', value: Math.floor((whole % 3600) / 60) },
    { unit: 'second', value: whole % 60 },
  ]
  return parts
    .filter(({ value }) => value > 0)
    .slice(0, 2)
    .map(({ unit, value }) => numbers(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value))
    .join(' ')
}

export function numberText(language: string, value: number): string {
  return numbers(language, {}).format(value)
}

/** The day alone. */
export function dayText(language: string, iso: string): string {
  return dates(language, { dateStyle: 'medium' }).format(new Date(iso))
}

export function timeText(language: string, iso: string): string {
  return dates(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(iso))
}

/** A format takes longer to make than a hundred numbers to write, and a page writes numbers at every step of its progress. */
const numbers = kept((language, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options))
const dates = kept((language, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options))

function kept<Options, Format>(make: (language: string, options: Options) => Format) {
  const made = new Map<string, Format>()
  return (language: string, options: Options): Format => {
    const key = `${language} ${JSON.stringify(options)}`
    const format = made.get(key) ?? make(language, options)
    made.set(key, format)
    return format
  }
}
