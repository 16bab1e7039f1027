/** A serial as a scanner or a hand gives it, without the blanks and control characters around it. */
export function cleanSerial(typed: string): string {
  return typed.replace(/[\p{Cc}\p{Zs}]+/gu, ' ').trim()
}

export function isSerial(serial: string): boolean {
  return /^[\x21-\x7e]([\x20-\x7e]{0,62}[\x21-\x7e])?$/.test(serial)
}

/** Which of the serials stand more than once; letters of either case are the same serial. */
export function repeatedSerials(serials: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const serial of serials.map((each) => each.toUpperCase()).filter((each) => each !== '')) {
    if (seen.has(serial)) repeated.add(serial)
    seen.add(serial)
  }
  return repeated
}

/** Where the scanner goes after field `from`: the next empty one, beginning again at the top; -1 when all are filled. */
export function nextEmpty(serials: readonly string[], from: number): number {
  const order = serials.map((_, index) => (from + 1 + index) % serials.length)
  return order.find((index) => index !== from && serials[index] === '') ?? -1
}
