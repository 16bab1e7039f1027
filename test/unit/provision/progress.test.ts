import { expect, test } from 'vitest'
import { RunReporter } from '../../../shared/provision/run-reporter.ts'
import { progressOf } from '../../../shared/provision/take-step.ts'

const DAY_MS = 86_400_000
const BEGIN = Date.parse('2026-01-02T03:04:05.000Z')

const target = {
  run: 'r',
  path: '/t',
  serial: '',
  expected: undefined,
  confirmLabel: undefined,
  journal: undefined,
}

test.each([0, -DAY_MS, DAY_MS])('progress is told on while the clock is moved by %i milliseconds', (jump) => {
  const told: number[] = []
  let clock = BEGIN
  const reporter = new RunReporter(
    target,
    async (event) => {
      if (event.event === 'progress') told.push(event.doneBytes)
    },
    () => new Date(clock),
  )
  const progress = progressOf(reporter, 'write.content')
  for (const done of [1, 2, 3, 4, 5]) {
    if (done === 3) clock += jump
    progress(done, 10)
    clock += 200
  }
  expect(told).toEqual([1, 2, 3, 4, 5])
})
