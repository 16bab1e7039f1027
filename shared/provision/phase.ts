import { Fault } from '../bytes/fault.ts'
import type { StepName } from '../contract/check.ts'
import type { Problem } from '../contract/problem.ts'
import type { RunReporter } from './run-reporter.ts'

export interface Reported {
  readonly reporter: RunReporter
}

export interface Taken<Value> {
  readonly value: Value
  readonly evidence: readonly string[]
  /** Keeps the step from being a plain pass. */
  readonly warning?: Problem | undefined
}

export type TellProgress = (doneBytes: number, totalBytes: number) => void

const PROGRESS_EVERY_MS = 100

/**
 * Takes every target through one step by itself, `atOnce` at a time. A target that fails ends its own run and leaves; the
 * others go on. Returns what the step made of those that are left.
 */
export async function phase<Before extends Reported, After>(
  targets: readonly Before[],
  step: StepName,
  signal: AbortSignal,
  work: (target: Before, progress: TellProgress) => Promise<Taken<After>> | Taken<After>,
  atOnce = 1,
): Promise<readonly After[]> {
  const made: { readonly value: After }[] = new Array(targets.length)
  const waiting = targets.entries()
  const takeTurns = async () => {
    for (const [index, target] of waiting) {
      try {
        throwIfCancelled(signal)
        await target.reporter.started(step)
        const { value, evidence, warning } = await work(target, throttled([target], step))
        if (warning === undefined) await target.reporter.passed(step, ...evidence)
        else await target.reporter.warned(step, warning, ...evidence)
        made[index] = { value }
      } catch (error) {
        await target.reporter.failed(error, step)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, targets.length) }, takeTurns))
  return made.flatMap(({ value }) => [value])
}

/**
 * Takes one step for all targets together, told by each of them that is through with it. What it throws is for the caller,
 * who ends the runs.
 */
export async function everyTarget<Value>(
  targets: readonly Reported[],
  step: StepName,
  work: (progress: TellProgress) => Promise<Taken<Value>>,
  isThrough: (value: Value, target: number) => boolean = () => true,
): Promise<Value> {
  for (const { reporter } of targets) await reporter.started(step)
  const { value, evidence } = await work(throttled(targets, step))
  for (const [target, { reporter }] of targets.entries())
    if (!reporter.hasEnded && isThrough(value, target)) await reporter.passed(step, ...evidence)
  return value
}

/** Ends every run of the job for one reason: the media is the fault, not a target. */
export async function failAll(targets: readonly Reported[], error: unknown): Promise<void> {
  for (const target of targets) await target.reporter.failed(error)
}

export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new Fault('cancelled')
}

function throttled(targets: readonly Reported[], step: StepName): TellProgress {
  let last = Number.NEGATIVE_INFINITY
  return (done, total) => {
    const now = targets[0]?.reporter.milliseconds() ?? 0
    if (now - last < PROGRESS_EVERY_MS && done < total) return
    last = now
    for (const { reporter } of targets) reporter.progress(step, done, total)
  }
}
