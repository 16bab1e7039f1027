import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { speakCalmly } from '../../../renderer/bench/calm-speech.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('progress is spoken every fifteen seconds, as it then stands, and no more once the job is over', () => {
  const heard: string[] = []
  let percent = 0
  const stop = speakCalmly(
    () => `${percent} %`,
    (text) => heard.push(text),
  )
  for (let second = 1; second <= 44; second++) {
    percent = second
    vi.advanceTimersByTime(1000)
  }
  expect(heard).toEqual(['15 %', '30 %'])
  stop()
  vi.advanceTimersByTime(60_000)
  expect(heard).toHaveLength(2)
})
