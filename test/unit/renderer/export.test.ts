import { expect, it } from 'vitest'
import { digestTable } from '../../../renderer/log/log-files.ts'

const line = (path: string, stream = '') =>
  `${JSON.stringify({ volume: 'windows', path, stream, size: 3, sha1: 'a'.repeat(40) })}\n`

it('writes a row for each file, values in quotes where they need them', () => {
  expect(digestTable(line('\\a "b".txt') + line('\\c', 's'))).toBe(
    [
      'volume,path,stream,size,sha1',
      `windows,"\\a ""b"".txt",,3,${'a'.repeat(40)}`,
      `windows,\\c,s,3,${'a'.repeat(40)}`,
      '',
    ].join('\r\n'),
  )
})

it('lets no name of a file become a formula', () => {
  expect(digestTable(line('=1+1', '@x'))).toContain(`,'=1+1,'@x,`)
})
