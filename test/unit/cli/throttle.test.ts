import { afterEach, expect, test, vi } from 'vitest'
import { createThrottle } from '../../../electron/cli/throttle.ts'

const DAY_MS = 86_400_000

afterEach(() => void vi.useRealTimers())

test('a clock that is set back by a day silences nothing', () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: DAY_MS * 2 })
  const passes = createThrottle()
  expect([passes('a'), passes('a'), passes('b')]).toEqual([true, false, true])
  vi.advanceTimersByTime(200)
  vi.setSystemTime(DAY_MS)
  expect(passes('a')).toBe(true)
})
