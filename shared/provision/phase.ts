import { Fault } from '../bytes/fault.ts'
import type { StepName } from '../contract/check.ts'
import type { RunReporter } from './run-reporter.ts'

export interface Reported {
  readonly reporter: RunReporter
}

/**
 * Takes every target through one step. A target that fails ends its own run and leaves; the others go on.
 * Returns what the step made of those that are left.
 */
export async function phase<Before extends Reported, After>(
  targets: readonly Before[],
  step: StepName,
  signal: AbortSignal,
  work: (target: Before) => Promise<{ readonly after: After; readonly evidence: readonly string[] }>,
): Promise<readonly After[]> {
  const left: After[] = []
  for (const target of targets) {
    try {
      throwIfCancelled(signal)
      await target.reporter.started(step)
      const { after, evidence } = await work(target)
      await target.reporter.passed(step, ...evidence)
      left.push(after)
    } catch (error) {
      await target.reporter.failed(error, step)
    }
  }
  return left
}

/** Ends every run of the job for one reason: the media is the fault, not a target. */
export async function failAll(targets: readonly Reported[], error: unknown): Promise<void> {
  for (const target of targets) await target.reporter.failed(error)
}

export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new Fault('cancelled')
}
