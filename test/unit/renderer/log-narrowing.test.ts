import { describe, expect, it } from 'vitest'
import { rowAfterKey } from '../../../renderer/log/grid-keys.ts'
import { EVERYTHING, filterOf, isNarrowed } from '../../../renderer/log/log-filter.ts'
import { logFilterSchema } from '../../../shared/contract/log.ts'

describe('what the log is narrowed to', () => {
  it('is nothing at first, and what the station takes', () => {
    expect(isNarrowed(EVERYTHING)).toBe(false)
    expect(logFilterSchema.parse(filterOf(EVERYTHING))).toEqual(logFilterSchema.parse({}))
  })

  it('holds whole days, from the first moment of the one to the last of the other', () => {
    const { since = '', until = '' } = filterOf({ ...EVERYTHING, fromDay: '2026-11-20', toDay: '2026-11-21' })
    expect(Date.parse(until) - Date.parse(since)).toBe(2 * 86_400_000 - 1)
    expect(new Date(since).getHours()).toBe(0)
  })

  it('leaves out what is empty and days that are none', () => {
    expect(filterOf({ ...EVERYTHING, fromDay: '2026-', operator: 'Anna', search: ' PF1 ' })).toEqual({
      search: 'PF1',
      states: [],
      operator: 'Anna',
      lastOfDevice: false,
      order: 'started',
      descending: true,
    })
  })

  it.each([{ states: ['failed'] as const }, { toDay: '2026-01-01' }, { lastOfDevice: true }, { code: 'internal' }])(
    'is narrowed by %j',
    (change) => expect(isNarrowed({ ...EVERYTHING, ...change })).toBe(true),
  )
})

describe('keys in the table', () => {
  it.each([
    ['ArrowDown', 5, 6],
    ['ArrowUp', 5, 4],
    ['ArrowUp', 0, 0],
    ['PageDown', 5, 15],
    ['PageDown', 95, 99],
    ['PageUp', 5, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['x', 50, undefined],
  ] as const)('%s on row %i leads to %s', (key, at, to) => expect(rowAfterKey(key, at, 100, 10)).toBe(to))

  it('lead nowhere in an empty table', () => expect(rowAfterKey('End', 0, 0, 10)).toBeUndefined())
})
