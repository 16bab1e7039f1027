import { describe, expect, it } from 'vitest'
import { nextEmpty, repeatedSerials, serialNote } from '../../../renderer/bench/serials.ts'
import type { Scan } from '../../../shared/contract/scan.ts'

const RULES = { shortest: 4, longest: 20, beginnings: [], lettersAndDigits: false }
const NONE: ReadonlySet<string> = new Set()

describe('serial numbers', () => {
  it('that stand twice are found whatever their case', () => {
    expect([...repeatedSerials(['a1', 'B2', 'A1', '', ''])]).toEqual(['A1'])
  })
})

describe('what is said at a serial field', () => {
  const note = (serial: string, scan?: Scan, repeated = NONE, underWay = NONE) =>
    serialNote({ serial, scanned: scan && { text: serial || 'X', scan } }, RULES, repeated, underWay)

  it('is nothing where nothing is entered, or nothing is wrong', () => {
    expect(note('')).toBeUndefined()
    expect(note('PF0001', { kind: 'serial' })).toBeUndefined()
  })

  it('is what the code was that was taken out again', () => {
    expect(note('', { kind: 'media', file: { token: 't', name: 'm.wim' } })).toEqual({ says: 'media', blocks: true })
    expect(note('', { kind: 'address' })).toEqual({ says: 'address', blocks: true })
  })

  it('is the rule that it breaks', () => {
    expect(note('PF')).toEqual({ says: 'short', blocks: true })
  })

  it('is that it stands twice, which keeps the job from starting', () => {
    expect(note('pf0001', undefined, new Set(['PF0001']))).toEqual({ says: 'repeated', blocks: true })
  })

  it('is that the device is under way or was provisioned, which only warns', () => {
    expect(note('pf0001', undefined, NONE, new Set(['PF0001']))).toEqual({ says: 'under-way', blocks: false })
    const at = '2026-03-04T05:06:07.000Z'
    const provisioned = {
      run: 'r',
      serial: 'PF0001',
      target: '/t',
      media: '/m',
      mediaSha256: '',
      station: '',
      operator: '',
      state: 'provisioned',
      startedAt: at,
      endedAt: at,
      problem: null,
      resumes: null,
    } as const
    expect(note('PF0001', { kind: 'serial', provisioned })).toEqual({ says: 'provisioned', blocks: false, at })
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
