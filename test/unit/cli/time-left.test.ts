import { describe, expect, it } from 'vitest'
import { createTimeLeft, showSeconds } from '../../../electron/cli/time-left.ts'

const MB = 1_000_000

describe('the time left', () => {
  it('is not told before a second and a half of work', () => {
    let clock = 0
    const left = createTimeLeft(() => clock)
    expect(left.look(0, 100 * MB)).toBeUndefined()
    clock = 1400
    expect(left.look(10 * MB, 100 * MB)).toBeUndefined()
    clock = 2000
    expect(left.look(20 * MB, 100 * MB)).toBe(8)
  })

  it('follows the speed of the last seconds', () => {
    let clock = 0
    const left = createTimeLeft(() => clock)
    for (let second = 0; second <= 10; second++) {
      clock = second * 1000
      left.look(second * 10 * MB, 1000 * MB)
    }
    let told: number | undefined
    for (let second = 1; second <= 6; second++) {
      clock = 10_000 + second * 1000
      told = left.look(100 * MB + second * MB, 1000 * MB)
    }
    expect(told).toBe(894)
  })

  it('is not told while nothing moves, nor when other work begins', () => {
    let clock = 0
    const left = createTimeLeft(() => clock)
    left.look(50, 100)
    clock = 2000
    expect(left.look(50, 100)).toBeUndefined()
    clock = 4000
    expect(left.look(75, 100)).toBe(4)
    clock = 6000
    expect(left.look(10, 200)).toBeUndefined()
  })

  it('reads in minutes and seconds', () => {
    expect([5, 59, 60, 80].map(showSeconds)).toEqual(['5 s', '59 s', '1 min 0 s', '1 min 20 s'])
  })
})
