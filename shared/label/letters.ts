import type { DrawnText } from '../contract/label.ts'

type Font = DrawnText['font']

/** Widths in parts of the letters' size, those of Helvetica and Courier rounded up: Arial has the same. */
const MONO = 0.6
const PLAIN: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,:;'|!()[\]/ Itf]/, 0.34],
  [/[mMW@%—…]/, 1],
  [/[A-ZÀ-Þ&w]/, 0.78],
]
const OTHERS = 0.56
const BOLDER = 1.07

/** About how wide a line is, rather more than less, in the unit of `size`. */
export function widthOf(text: string, size: number, font: Font): number {
  if (font === 'mono') return text.length * MONO * size
  const width = [...text].reduce((sum, letter) => sum + letterWidth(letter), 0)
  return width * size * (font === 'bold' ? BOLDER : 1)
}

/** The text, its middle left out where it is too wide. */
export function fitted(text: string, size: number, font: Font, room: number): string {
  if (widthOf(text, size, font) <= room) return text
  for (let kept = text.length - 1; kept > 1; kept--) {
    const shorter = `${text.slice(0, Math.ceil(kept / 2))}...${text.slice(text.length - Math.floor(kept / 2))}`
    if (widthOf(shorter, size, font) <= room) return shorter
  }
  return text.slice(0, 1)
}

/** The text in lines at its blanks, as many as it needs. */
export function wrapped(text: string, size: number, font: Font, room: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && widthOf(longer, size, font) <= room) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

function letterWidth(letter: string): number {
  return PLAIN.find(([letters]) => letters.test(letter))?.[1] ?? OTHERS
}
