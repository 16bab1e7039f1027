import { describe, expect, it, vi } from 'vitest'
import { readActivity } from '../../../electron/main/activity.ts'

vi.mock('electron', () => ({ app: {}, dialog: {} }))

describe('activity that the page reports', () => {
  it('is taken when it counts runs and gives a fraction or none', () => {
    expect(readActivity({ running: 2, fraction: 0.5 })).toEqual({ running: 2, fraction: 0.5 })
    expect(readActivity({ running: 0, fraction: null })).toEqual({ running: 0, fraction: null })
  })

  it.each([
    null,
    undefined,
    'busy',
    [],
    {},
    { running: 1 },
    { running: -1, fraction: null },
    { running: 1.5, fraction: null },
    { running: Number.NaN, fraction: 0 },
    { running: 1, fraction: 2 },
    { running: 1, fraction: -0.1 },
    { running: 1, fraction: Number.NaN },
    { running: '1', fraction: '0' },
  ])('is not %j', (value) => {
    expect(readActivity(value)).toBeUndefined()
  })
})
