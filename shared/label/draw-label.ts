import type { Drawing, DrawnText } from '../contract/label.ts'
import type { LabelSize } from '../contract/label-sizes.ts'
import { type BarcodeSymbol, code128Symbol, dataMatrixSymbol, type Outline } from './barcodes.ts'
import { isAscii, type LabelFacts, MEDIA_DIGITS, matrixText, printable } from './label-facts.ts'
import { fitted, widthOf, wrapped } from './letters.ts'

/** The words of a label in the reader's language. */
export interface LabelWords {
  readonly state: string
  readonly media: string
  readonly proof: string
  readonly run: string
}

/** Millimetres. */
interface Form {
  readonly width: number
  readonly height: number
  readonly edge: number
  readonly barHeight: number
  readonly matrix: number
  readonly serial: number
  readonly state: number
  readonly line: number
}

const FORMS: Readonly<Record<LabelSize, Form>> = Object.freeze({
  '62x29': { width: 62, height: 29, edge: 1.6, barHeight: 5.6, matrix: 18.4, serial: 3.4, state: 2.3, line: 1.7 },
  '100x50': { width: 100, height: 50, edge: 3, barHeight: 10, matrix: 30, serial: 6, state: 3.8, line: 2.6 },
})

/**
 * Widths of a bar that printers of 203 and 300 dots an inch print evenly (a dot is 0.125 or 0.085 mm); a scanner at the
 * bench reads down to the narrowest. A serial number that is too long for it stands in the Data Matrix and in letters.
 */
const BAR_WIDTHS = [0.508, 0.375, 0.339, 0.25, 0.17] as const
const DOT = 0.125
/** Modules of white on both sides of the bars (ISO/IEC 15417) and around the matrix (ISO/IEC 16022). */
const BAR_QUIET = 10
const MATRIX_QUIET = 1
const LEADING = 1.22
const GAP = 1.2

/** Draws the label of a provisioned run. */
export function drawLabel(facts: LabelFacts, words: LabelWords, size: LabelSize): Drawing {
  const form = FORMS[size]
  const bars = isAscii(facts.serial) ? placedBars(code128Symbol(facts.serial), form) : []
  return {
    width: form.width,
    height: form.height,
    outlines: [...bars, ...placedMatrix(dataMatrixSymbol(matrixText(facts)), form)].map((outline) =>
      outline.map(([x, y]): [number, number] => [rounded(x), rounded(y)]),
    ),
    texts: linesOf(facts, words, form),
  }
}

function placedBars(symbol: BarcodeSymbol, { width, edge, barHeight }: Form): readonly Outline[] {
  const bar = BAR_WIDTHS.find((candidate) => (symbol.width + 2 * BAR_QUIET) * candidate <= width)
  if (bar === undefined) return []
  return placed(symbol, { x: (width - symbol.width * bar) / 2, y: edge, across: bar, down: barHeight })
}

function placedMatrix(symbol: BarcodeSymbol, { width, height, edge, matrix }: Form): readonly Outline[] {
  const fits = matrix / (symbol.width + MATRIX_QUIET)
  const module = fits < 2 * DOT ? fits : Math.floor(fits / DOT) * DOT
  const side = symbol.width * module
  return placed(symbol, { x: width - edge - side, y: height - edge - side, across: module, down: module })
}

interface Place {
  readonly x: number
  readonly y: number
  readonly across: number
  readonly down: number
}

function placed({ outlines }: BarcodeSymbol, { x, y, across, down }: Place): readonly Outline[] {
  return outlines.map((outline) => outline.map(([column, row]) => [x + column * across, y + row * down] as const))
}

function linesOf(facts: LabelFacts, words: LabelWords, form: Form): DrawnText[] {
  const room = form.width - 2 * form.edge - form.matrix - GAP
  const texts: DrawnText[] = []
  let y = form.edge + form.barHeight + GAP / 2
  const add = (text: string, size: number, font: DrawnText['font']) => {
    y += size * LEADING
    texts.push({ x: form.edge, y: rounded(y - size * (LEADING - 1)), size, font, text: fitted(text, size, font, room) })
  }
  const serial = printable(facts.serial)
  add(serial, Math.min(form.serial, room / widthOf(serial, 1, 'bold')), 'bold')
  for (const line of wrapped(words.state, form.state, 'bold', room)) add(line, form.state, 'bold')
  add(`${words.media} ${printable(facts.mediaName)}`, form.line, 'plain')
  add(`SHA-256 ${facts.mediaSha256.slice(0, MEDIA_DIGITS)}`, form.line, 'mono')
  add(`${words.proof} ${facts.proofSha256.slice(0, MEDIA_DIGITS)}`, form.line, 'mono')
  add(`${facts.endedAt.slice(0, 16).replace('T', ' ')} UTC`, form.line, 'plain')
  add(`${words.run} ${facts.run}`, form.line, 'plain')
  add(printable(`${facts.station} · ${facts.operator}`), form.line, 'plain')
  return texts.filter((text) => text.y <= form.height - form.edge / 2)
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
