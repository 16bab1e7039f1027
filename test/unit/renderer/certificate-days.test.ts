import { describe, expect, it } from 'vitest'
import { certificateDays } from '../../../renderer/text/certificate-days.ts'

const now = new Date('2026-03-01T12:00:00Z')

describe('the days that a certificate holds', () => {
  it.each([
    ['2026-03-01T11:59:59Z', { days: -1, state: 'ended' }],
    ['2026-03-01T12:00:00Z', { days: 0, state: 'ended' }],
    ['2026-03-02T11:00:00Z', { days: 0, state: 'soon' }],
    ['2026-03-31T11:00:00Z', { days: 29, state: 'soon' }],
    ['2026-03-31T12:00:00Z', { days: 30, state: 'good' }],
  ] as const)('are whole days until %s', (until, expected) => {
    expect(certificateDays(until, now)).toEqual(expected)
  })
})
