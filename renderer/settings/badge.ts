/** Between two characters of one scan; hands are slower. */
const LONGEST_PAUSE_MS = 120
const LONGEST_SCAN = 96

/** What has been typed so far outside of fields, and when the last character came. */
export interface Scan {
  readonly text: string
  readonly at: number
}

export const NO_SCAN: Scan = Object.freeze({ text: '', at: 0 })

/** The scan with one more character; a pause begins another one. Times in milliseconds of any one clock. */
export function withKey({ text, at }: Scan, key: string, now: number): Scan {
  const before = now - at > LONGEST_PAUSE_MS ? '' : text
  return { text: (before + key).slice(-LONGEST_SCAN), at: now }
}

/** Whether what was typed may still become a badge of this prefix. */
export function mayBeBadge({ text }: Scan, prefix: string): boolean {
  return prefix !== '' && (text.startsWith(prefix) || prefix.startsWith(text))
}

/** Who the badge names, once its end (Enter) has come; undefined for what is no badge. */
export function operatorOf(text: string, prefix: string): string | undefined {
  if (prefix === '' || !text.startsWith(prefix)) return undefined
  const name = text.slice(prefix.length).trim()
  return name === '' ? undefined : name
}
