import { describe, expect, it } from 'vitest'
import { isPaper, readSavedFile, readSavedSheets } from '../../../electron/main/saved-file.ts'

describe('what the page asks to save', () => {
  it('is a text with a plain name of a known ending', () => {
    expect(readSavedFile({ name: 'runs 2026-11-21.csv', text: 'a' })).toEqual({
      name: 'runs 2026-11-21.csv',
      text: 'a',
    })
    expect(readSavedSheets({ name: 'étiquettes.pdf', paper: '62x29' })).toEqual({
      name: 'étiquettes.pdf',
      paper: '62x29',
    })
  })

  it.each([
    '../../.bashrc.csv',
    '/etc/cron.d/x.csv',
    'C:\\Windows\\x.csv',
    '..\\x.csv',
    'a\u0000b.csv',
    '\u202evsc.csv',
  ])('keeps nothing of a name that could lead elsewhere or look otherwise: %j', (name) => {
    expect(readSavedFile({ name, text: '' })?.name).toMatch(/^[\w.-]+\.csv$/)
    expect(readSavedFile({ name, text: '' })?.name).not.toMatch(/^\./)
  })

  it.each([
    undefined,
    null,
    'a.csv',
    { name: 'a.exe', text: '' },
    { name: 'a.csv.exe', text: '' },
    { name: '.csv', text: '' },
    { name: 'a.csv' },
    { name: 'a.csv', text: 1 },
    { name: {}, text: '' },
    { name: `${'a'.repeat(200)}.csv`, text: '' },
  ])('is nothing when it is %j', (value) => {
    expect(readSavedFile(value)).toBeUndefined()
  })

  it('is no sheet of another paper, nor another kind of file', () => {
    expect(readSavedSheets({ name: 'a.pdf', paper: 'A0' })).toBeUndefined()
    expect(readSavedSheets({ name: 'a.csv', paper: 'page' })).toBeUndefined()
    expect(isPaper('__proto__')).toBe(false)
    expect(isPaper({ paper: 'page' })).toBe(false)
  })
})
