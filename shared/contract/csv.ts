import type { DigestEntry } from './digests.ts'
import type { RunRow } from './run.ts'

const COLUMNS = [
  'run',
  'serial',
  'target',
  'media',
  'mediaSha256',
  'station',
  'operator',
  'state',
  'startedAt',
  'endedAt',
] as const satisfies readonly (keyof RunRow)[]

const DIGEST_COLUMNS = ['volume', 'path', 'stream', 'size', 'sha1'] as const satisfies readonly (keyof DigestEntry)[]

/** Rows as RFC 4180 has them. A cell that a spreadsheet would take for a formula is led by an apostrophe. */
export function csvOf(runs: readonly RunRow[]): string {
  const lines = runs.map((run) => [...COLUMNS.map((column) => run[column] ?? ''), run.problem?.code ?? ''])
  return [[...COLUMNS, 'code'], ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('')
}

/** The same for a list of digests. */
export function digestCsvOf(entries: readonly DigestEntry[]): string {
  const lines = entries.map(({ volume, path, stream, size, sha1 }) => [volume, path, stream, String(size), sha1])
  return [DIGEST_COLUMNS, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('')
}

/** What spreadsheets begin a formula with, its full-width forms, and the blanks that they skip before it (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
