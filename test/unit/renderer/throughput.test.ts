import { expect, it } from 'vitest'
import { plotPoints, type Speed, withSpeed } from '../../../renderer/run/throughput.ts'

const after = (...samples: readonly (readonly [number, number | undefined])[]) =>
  samples.reduce<readonly Speed[]>((speeds, [at, speed]) => withSpeed(speeds, at, speed), [])

it('takes a speed up twice a second at most, and none that is not known', () => {
  expect(after([0, undefined], [100, 5], [200, 6], [599, 7], [600, 8])).toEqual([
    { at: 100, bytesPerSecond: 5 },
    { at: 600, bytesPerSecond: 8 },
  ])
})

it('keeps the last 120', () => {
  const speeds = after(...Array.from({ length: 300 }, (_, index) => [index * 500, index] as const))
  expect(speeds).toHaveLength(120)
  expect(speeds[0]?.bytesPerSecond).toBe(180)
})

it('draws from zero at the bottom to the highest speed at the top', () => {
  expect(plotPoints(after([0, 0], [500, 100], [1000, 50]), 300, 40)).toBe('0.0,40.0 150.0,0.0 300.0,20.0')
})

it('draws nothing of one speed, and a line at the bottom of a standstill', () => {
  expect(plotPoints(after([0, 10]), 300, 40)).toBe('')
  expect(plotPoints(after([0, 0], [500, 0]), 300, 40)).toBe('0.0,40.0 300.0,40.0')
})
