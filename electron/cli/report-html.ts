import type { Report, ReportSection } from '../../shared/contract/report.ts'

const STYLE = `
body { font: 11pt/1.4 "Segoe UI", "Noto Sans", Arial, sans-serif; color: #242424; margin: 2.5rem auto; max-width: 60rem; padding: 0 1.5rem; }
h1 { font-size: 1.6rem; font-weight: 600; margin: 0; }
h2 { font-size: 1.15rem; font-weight: 600; margin: 2rem 0 .5rem; }
.made { color: #616161; margin: .25rem 0 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 0 0 1rem; }
dt { color: #616161; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: 10pt; }
th, td { text-align: start; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid #d1d1d1; overflow-wrap: anywhere; }
td:first-child { width: 22%; min-width: 9rem; overflow-wrap: break-word; hyphens: auto; }
thead { display: table-header-group; }
tr, dl { break-inside: avoid; }
@page { size: A4; margin: 16mm; }
@media print { body { margin: 0; max-width: none; padding: 0; } }
`

/** The report as a page that stands alone: no script, nothing from elsewhere, ready for the printer. */
export function reportHtml({ title, language, made, sections }: Report): string {
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<meta charset="utf-8">',
    `<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${text(title)}</title>`,
    `<style>${STYLE}</style>`,
    `<h1>${text(title)}</h1>`,
    `<p class="made">${text(made)}</p>`,
    ...sections.map(section),
    '</html>\n',
  ].join('\n')
}

function section({ heading, facts, columns, rows, empty }: ReportSection): string {
  const names = facts.map(({ name, value }) => `<dt>${text(name)}</dt><dd><bdi>${text(value)}</bdi></dd>`)
  const head = columns.map((column) => `<th scope="col">${text(column)}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`)
  const table =
    rows.length === 0
      ? `<p>${text(empty)}</p>`
      : `<table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>`
  return [
    `<h2>${text(heading)}</h2>`,
    ...(names.length === 0 ? [] : [`<dl>${names.join('')}</dl>`]),
    ...(columns.length === 0 ? [] : [table]),
  ].join('\n')
}

function cell({ text: words, language }: ReportSection['rows'][number][number]): string {
  return `<td${language === undefined ? '' : ` lang="${language}"`}><bdi>${text(words)}</bdi></td>`
}

const SIGNS: Readonly<Record<string, string>> = Object.freeze({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })
/** Control characters, those that turn the direction of a text, and those without a width. */
const ACTING = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu

function text(value: string): string {
  return value
    .replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? '')
    .replace(ACTING, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`)
}
