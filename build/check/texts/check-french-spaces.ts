/** French sets a space before these signs, and inside quotation marks, at which no line may break: narrow before `;`, `!` and `?`. */
const RULES = [
  { wanted: /(?<!\u00A0)[:»](?![\w/\\])/, says: 'a no-break space (U+00A0) goes before' },
  { wanted: /(?<!\u202F)[;!?](?![\w/\\])/, says: 'a narrow no-break space (U+202F) goes before' },
  { wanted: /«(?!\u00A0)/, says: 'a no-break space (U+00A0) goes after' },
] as const

/** French texts in which a line could break before a colon, a semicolon, `!`, `?` or inside quotation marks, one line each. */
export function checkFrenchSpaces(texts: ReadonlyMap<string, string>): readonly string[] {
  return [...texts].flatMap(([key, text]) =>
    RULES.flatMap(({ wanted, says }) => {
      const sign = wanted.exec(text)?.[0]
      return sign === undefined ? [] : [`fr ${key}: ${says} “${sign}”: ${text}`]
    }),
  )
}
