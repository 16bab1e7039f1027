/**
 * Characters of imported text that would act instead of being read: control characters, line and paragraph separators,
 * bidirectional controls (Unicode UAX 9), zero-width and annotation characters, tags, unpaired surrogates.
 */
const ACTING =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu

/** Shows acting characters as `\u{202e}`, so that text from a file cannot reorder or hide what stands beside it. */
export function visible(text: string): string {
  return text.replace(ACTING, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
}

/** Whether somebody has typed this text, either as it is or as `visible` shows it, which is all that a reader can copy. */
export function isTyped(typed: string, text: string): boolean {
  return typed === text || typed === visible(text)
}
