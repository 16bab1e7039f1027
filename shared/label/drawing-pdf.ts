import type { Drawing, DrawnText } from '../contract/label.ts'

/** Points (1/72 inch) in a millimetre. */
const POINTS = 72 / 25.4
/** Three of the fonts that every reader of PDF has (ISO 32000-1, 9.6.2.2), in the encoding that holds Latin-1. */
const FONTS: Readonly<Record<DrawnText['font'], { readonly name: string; readonly base: string }>> = Object.freeze({
  plain: { name: 'F1', base: 'Helvetica' },
  bold: { name: 'F2', base: 'Helvetica-Bold' },
  mono: { name: 'F3', base: 'Courier' },
})
const FIRST_PAGE_OBJECT = 3 + Object.keys(FONTS).length

/** The drawings as a PDF 1.4, a page of its size for each, in vectors; the file is ASCII. Texts are Latin-1. */
export function pdfOf(drawings: readonly Drawing[]): string {
  const pages = drawings.map((_, index) => `${FIRST_PAGE_OBJECT + index * 2} 0 R`)
  const fonts = Object.values(FONTS)
  const resources = fonts.map(({ name }, index) => `/${name} ${3 + index} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${drawings.length} /Kids [${pages.join(' ')}] >>`,
    ...fonts.map(({ base }) => `<< /Type /Font /Subtype /Type1 /BaseFont /${base} /Encoding /WinAnsiEncoding >>`),
    ...drawings.flatMap((drawing, index) => {
      const content = contentOf(drawing)
      const box = `[0 0 ${points(drawing.width)} ${points(drawing.height)}]`
      const contents = FIRST_PAGE_OBJECT + index * 2 + 1
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources << /Font << ${resources} >> >> /Contents ${contents} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  return fileOf(objects)
}

function fileOf(objects: readonly string[]): string {
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}`
  return `${file}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
}

/** Drawn in millimetres from the upper left corner; letters are turned back, for the page's own axis points up. */
function contentOf({ height, outlines, texts }: Drawing): string {
  const paths = outlines.map((outline) => {
    const [first, ...others] = outline.map(([x, y]) => `${x} ${y}`)
    return [`${first} m`, ...others.map((point) => `${point} l`), 'h'].join(' ')
  })
  const lines = texts.map(
    ({ x, y, size, font, text }) => `BT /${FONTS[font].name} ${size} Tf 1 0 0 -1 ${x} ${y} Tm (${escaped(text)}) Tj ET`,
  )
  const scale = POINTS.toFixed(6)
  return [`${scale} 0 0 -${scale} 0 ${points(height)} cm`, ...paths, 'f*', ...lines].join('\n')
}

function escaped(text: string): string {
  return text.replace(/[\\()]|[^\x20-\x7e]/g, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(8).padStart(3, '0')}`)
}

function points(millimetres: number): string {
  return (millimetres * POINTS).toFixed(3)
}
