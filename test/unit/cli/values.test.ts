import { expect, test } from 'vitest'
import { parseSize, showSize } from '../../../electron/cli/sizes.ts'
import { createThrottle } from '../../../electron/cli/throttle.ts'
import { csvOf } from '../../../shared/contract/csv.ts'
import { LANGUAGES } from '../../../shared/contract/text/languages.ts'

test('sizes are read in units of 1024', () => {
  expect(['64G', '8GiB', '512M', '1.5k', '1024', '2 TB'].map(parseSize)).toEqual([
    64 * 2 ** 30,
    8 * 2 ** 30,
    512 * 2 ** 20,
    1536,
    1024,
    2 ** 41,
  ])
  for (const text of ['', '0', '-1', 'G', '8X', '1e9', '99999999T']) expect(() => parseSize(text)).toThrow('size')
})

test('sizes are shown short', () => {
  expect([0, 1023, 1536, 260 * 2 ** 20, 2 ** 41].map((bytes) => showSize(bytes, 'en'))).toEqual([
    '0 B',
    '1023 B',
    '1.5 KiB',
    '260 MiB',
    '2 TiB',
  ])
})

test('sizes are shown as the language writes them', () => {
  expect(LANGUAGES.map((language) => showSize(1536, language))).toEqual(['1.5 KiB', '1,5 KiB', '1,5 Kio', '1,5 KiB'])
  expect(showSize(12, 'fr')).toBe('12 o')
})

test('progress passes at most ten times a second for each run', () => {
  let now = 0
  const passes = createThrottle(() => now)
  const passed = Array.from({ length: 1000 }, (_, millisecond) => {
    now = millisecond
    return passes('run')
  })
  expect(passed.filter(Boolean)).toHaveLength(10)
  expect(passes('other')).toBe(true)
})

test('a cell of the CSV keeps its quotes and starts no formula', () => {
  const row = {
    run: 'r',
    serial: '=1+1',
    target: 'a "b", c',
    media: 'm',
    mediaSha256: '',
    station: 's',
    operator: 'o',
    state: 'failed',
    startedAt: 'x',
    endedAt: null,
    resumes: null,
    problem: { code: 'internal', facts: {} },
  } as const
  expect(csvOf([row]).split('\r\n')[1]).toBe('r,\'=1+1,"a ""b"", c",m,,s,o,failed,x,,internal')
})
