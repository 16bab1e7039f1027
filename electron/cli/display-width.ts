/** Marks that stand on the character before them, and signs without a width. */
const NONE = /\p{Mn}|\p{Me}|\p{Cf}/u
/** Wide in a terminal: Unicode UAX 11, the blocks of W and F, and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u

/** Columns that a text fills in a terminal. */
export function displayWidth(text: string): number {
  // Most of what is shown is plain ASCII.
  if (/^[ -~]*$/.test(text)) return text.length
  return [...text].reduce((width, character) => width + (NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1), 0)
}

export function padDisplay(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}
