import { digestEntrySchema } from '../../shared/contract/digests.ts'
import type { RunStory } from '../../shared/contract/run.ts'

/** A file that the browser or the window saves. */
export interface Download {
  readonly name: string
  readonly type: string
  readonly text: string
}

const COLUMNS = ['volume', 'path', 'stream', 'size', 'sha1'] as const

export function recordText(story: RunStory): string {
  return `${JSON.stringify(story, null, 2)}\n`
}

/** The digest list as CSV (RFC 4180), every value in quotes. */
export function digestTable(list: string): string {
  const rows = list
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => digestEntrySchema.parse(JSON.parse(line)))
    .map((entry) => COLUMNS.map((column) => quoted(String(entry[column]))).join(','))
  return `${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`
}

/** A value that a spreadsheet would take for a formula begins with an apostrophe. */
function quoted(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return `"${text.replaceAll('"', '""')}"`
}
