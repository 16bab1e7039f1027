import { Fault } from '../bytes/fault.ts'
import type { StepName } from '../contract/check.ts'
import type { Evidence } from '../contract/evidence.ts'
import type { Problem } from '../contract/problem.ts'
import type { RunReporter } from './run-reporter.ts'

export interface Taken<Value> {
  readonly value: Value
  readonly evidence: readonly Evidence[]
  /** Keeps the step from being a plain pass. */
  readonly warning?: Problem | undefined
}

export type TellProgress = (doneBytes: number, totalBytes: number) => void

const PROGRESS_EVERY_MS = 100

/** Takes one step of a run and tells what came of it. What the work throws fails the step and is thrown on. */
export async function takeStep<Value>(
  reporter: RunReporter,
  step: StepName,
  signal: AbortSignal,
  work: (progress: TellProgress) => Promise<Taken<Value>> | Taken<Value>,
): Promise<Value> {
  throwIfCancelled(signal)
  await reporter.started(step)
  try {
    const { value, evidence, warning } = await work(progressOf(reporter, step))
    if (warning === undefined) await reporter.passed(step, ...evidence)
    else await reporter.warned(step, warning, ...evidence)
    return value
  } catch (error) {
    await reporter.failed(error, step)
    throw error
  }
}

export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new Fault('cancelled')
}

/** Tells a step's progress, but not too often. */
export function progressOf(reporter: RunReporter, step: StepName): TellProgress {
  let last = Number.NEGATIVE_INFINITY
  return (done, total) => {
    const now = reporter.milliseconds()
    const since = now - last
    // A clock that was set back must not silence the run until it is where it was.
    if (since >= 0 && since < PROGRESS_EVERY_MS && done < total) return
    last = now
    reporter.progress(step, done, total)
  }
}
