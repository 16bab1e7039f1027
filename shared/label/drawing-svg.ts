import type { Drawing, DrawnText } from '../contract/label.ts'

const FONTS: Readonly<Record<DrawnText['font'], string>> = Object.freeze({
  plain: 'font-family="Helvetica, Arial, sans-serif"',
  bold: 'font-family="Helvetica, Arial, sans-serif" font-weight="700"',
  mono: 'font-family="Courier New, Courier, monospace"',
})

/** The drawing as a file of its own: SVG 1.1 in millimetres, black on white. */
export function svgOf({ width, height, outlines, texts }: Drawing): string {
  const path = outlines.map((outline) => `M${outline.map((point) => point.join(' ')).join('L')}Z`).join('')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<path d="${path}" fill-rule="evenodd" shape-rendering="crispEdges"/>`,
    ...texts.map(
      ({ x, y, size, font, text }) =>
        `<text x="${x}" y="${y}" font-size="${size}" ${FONTS[font]}>${escaped(text)}</text>`,
    ),
    '</svg>\n',
  ].join('\n')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
