import { describe, expect, it } from 'vitest'
import { type Job, newJob } from '../../../renderer/bench/job.ts'
import { isAtLastChecks, jobFraction, jobSecondsLeft, roughSeconds } from '../../../renderer/bench/job-time.ts'
import { type RunView, startRunView, withEvent } from '../../../renderer/run/run-view.ts'
import type { StepName } from '../../../shared/contract/check.ts'

/** Runs that saw these figures: step, seconds since the start, done and total bytes. */
function jobOf(count: number, ...figures: readonly (readonly [StepName, number, number, number])[]): Job {
  const runs = Array.from({ length: count }, (_, index) => {
    const run = `r${index}`
    return figures.reduce<RunView>(
      (view, [step, second, doneBytes, totalBytes]) =>
        withEvent(
          view,
          { event: 'progress', run, target: run, at: '2026-01-01T00:00:00.000Z', step, doneBytes, totalBytes },
          second * 1000,
        ),
      startRunView(run, run, run),
    )
  })
  return newJob('j', 'm', runs)
}

/** What follows the last byte is taken for three seconds a target. */
const TAIL = 3

describe('the time left of a job', () => {
  it('is not told before something was measured', () => {
    expect(jobSecondsLeft(jobOf(1), [])).toBeUndefined()
    expect(jobSecondsLeft(jobOf(1, ['verify.blobs', 0, 0, 100]), [])).toBeUndefined()
  })

  it('holds writing and reading back, taken to be as much and as fast as what is verified', () => {
    const job = jobOf(1, ['verify.blobs', 0, 0, 100], ['verify.blobs', 5, 50, 100])
    expect(jobSecondsLeft(job, [])).toBe(5 + 10 + 10 + TAIL)
  })

  it('counts the bytes of every target, but those of the media once', () => {
    const job = jobOf(
      2,
      ['verify.blobs', 0, 0, 100],
      ['verify.blobs', 10, 100, 100],
      ['write.content', 10, 0, 100],
      ['write.content', 15, 50, 100],
    )
    expect(jobSecondsLeft(job, [])).toBe(5 + 10 + 2 * TAIL)
  })

  it('takes the speed of an earlier job for what has not begun', () => {
    const earlier = jobOf(1, ['readback', 0, 0, 100], ['readback', 2, 100, 100])
    const job = jobOf(1, ['write.content', 0, 0, 100], ['write.content', 10, 100, 100])
    expect(jobSecondsLeft(job, [{ ...earlier, over: true }])).toBe(2 + TAIL)
  })

  it('is not told of a standstill or of a job that waits', () => {
    const still = jobOf(1, ['verify.blobs', 0, 10, 100], ['verify.blobs', 20, 10, 100])
    expect(jobSecondsLeft(still, [])).toBeUndefined()
    const running = jobOf(1, ['verify.blobs', 0, 0, 100], ['verify.blobs', 5, 50, 100])
    expect(jobSecondsLeft({ ...running, place: 1 }, [])).toBeUndefined()
  })
})

describe('the last checks of a job', () => {
  const read = jobOf(2, ['readback', 0, 0, 100], ['readback', 5, 100, 100])

  it('have no time left that a speed could tell', () => {
    expect(isAtLastChecks(read)).toBe(true)
    expect(jobSecondsLeft(read, [])).toBeUndefined()
  })

  it('have not come while a byte is to be read back, or while the job waits', () => {
    expect(isAtLastChecks(jobOf(1, ['readback', 0, 0, 100], ['readback', 5, 99, 100]))).toBe(false)
    expect(isAtLastChecks(jobOf(1, ['write.content', 5, 100, 100]))).toBe(false)
    expect(isAtLastChecks({ ...read, place: 1 })).toBe(false)
  })
})

describe('a time left that is shown', () => {
  it('goes down in steps that can be read', () => {
    expect([1, 7, 8, 58, 64, 66, 599, 640, 4000].map(roughSeconds)).toEqual([5, 5, 10, 60, 60, 70, 600, 660, 4020])
  })
})

describe('how much of a job is done', () => {
  it('never is all before the result is there', () => {
    const job = jobOf(1, ['verify.blobs', 0, 1, 1], ['write.content', 1, 1, 1], ['readback', 2, 1, 1])
    expect(jobFraction(job)).toBeLessThan(1)
    expect(jobFraction(job)).toBeGreaterThan(0.9)
  })
})
