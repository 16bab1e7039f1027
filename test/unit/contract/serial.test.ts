import { describe, expect, it } from 'vitest'
import { cleanScan, serialFault } from '../../../shared/contract/serial.ts'

const ANY = { shortest: 1, longest: 64, beginnings: [], lettersAndDigits: false }

describe('a scan', () => {
  it.each([
    ['\t 5CG1234XYZ \r\n', '5CG1234XYZ'],
    ['\u001dPF0001', 'PF0001'],
    [']C0PF0001', 'PF0001'],
    [']d2 PF0001', 'PF0001'],
    ['A  B', 'A B'],
  ])('%j is read as %j', (typed, read) => {
    expect(cleanScan(typed)).toBe(read)
  })
})

describe('a serial number', () => {
  it.each(['5CG1234XYZ', 'A', 'PF-2 / 3', 'x'.repeat(64)])('may be %j', (serial) => {
    expect(serialFault(serial, ANY)).toBeUndefined()
  })

  it.each([
    ['', 'short'],
    [' A', 'characters'],
    ['A ', 'characters'],
    ['x'.repeat(65), 'long'],
    ['Ä1', 'characters'],
    ['A\u202eB', 'characters'],
    ['A\nB', 'characters'],
  ])('is not %j: %s', (serial, fault) => {
    expect(serialFault(serial, ANY)).toBe(fault)
  })

  it('is held to the rules of the site', () => {
    const rules = { shortest: 8, longest: 10, beginnings: ['PF', '5CG'], lettersAndDigits: true }
    expect(serialFault('5cg1234x', rules)).toBeUndefined()
    expect(serialFault('PF12345', rules)).toBe('short')
    expect(serialFault('PF123456789', rules)).toBe('long')
    expect(serialFault('PF-123456', rules)).toBe('characters')
    expect(serialFault('XY123456', rules)).toBe('beginning')
  })
})
