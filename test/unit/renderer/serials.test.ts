import { describe, expect, it } from 'vitest'
import { cleanSerial, isSerial, nextEmpty, repeatedSerials } from '../../../renderer/bench/serials.ts'

describe('serial numbers', () => {
  it('lose the blanks and control characters that a scanner adds', () => {
    expect(cleanSerial('\t 5CG1234XYZ \r\n')).toBe('5CG1234XYZ')
  })

  it.each(['5CG1234XYZ', 'A', 'PF-2 / 3', 'x'.repeat(64)])('%j is one', (serial) => {
    expect(isSerial(serial)).toBe(true)
  })

  it.each(['', ' ', ' A', 'A ', 'x'.repeat(65), 'Ä1', 'A\u202eB', 'A\nB'])('%j is none', (serial) => {
    expect(isSerial(serial)).toBe(false)
  })

  it('that stand twice are found whatever their case', () => {
    expect([...repeatedSerials(['a1', 'B2', 'A1', '', ''])]).toEqual(['A1'])
  })
})

describe('the scanner', () => {
  it('goes to the next empty field and begins again at the top', () => {
    expect(nextEmpty(['', '', ''], 0)).toBe(1)
    expect(nextEmpty(['', 'B', ''], 0)).toBe(2)
    expect(nextEmpty(['', 'B', ''], 2)).toBe(0)
  })

  it('stays where it is when every other field is filled', () => {
    expect(nextEmpty(['A', 'B', ''], 2)).toBe(-1)
    expect(nextEmpty([''], 0)).toBe(-1)
  })
})
