import { describe, expect, it } from 'vitest'
import { stalledSeconds } from '../../../renderer/run/stall.ts'

const at = (second: number, doneBytes = 50) => ({
  samples: [{ at: second * 1000, doneBytes }],
  doneBytes,
  totalBytes: 100,
})

describe('a step of which no byte moves', () => {
  it('is a stall after more than ten seconds, and says for how long', () => {
    expect(stalledSeconds(at(5), 15_000)).toBeUndefined()
    expect(stalledSeconds(at(5), 15_001)).toBeCloseTo(10.001, 6)
    expect(stalledSeconds(at(5), 65_000)).toBe(60)
  })

  it('is none when the last byte is done, or before the first was told', () => {
    expect(stalledSeconds(at(5, 100), 65_000)).toBeUndefined()
    expect(stalledSeconds({ samples: [], doneBytes: 0, totalBytes: 100 }, 65_000)).toBeUndefined()
  })
})
