import type { StepReport } from '../../../shared/contract/check.ts'

export type OnStep = (report: StepReport) => Promise<void>

/** Tells every step of a piece of work in its order; the work's result comes at the end. */
export async function* withSteps<Value>(
  work: (onStep: OnStep) => Promise<Value>,
): AsyncGenerator<StepReport, Value, void> {
  const waiting: StepReport[] = []
  let wake = () => {}
  let ended = false
  const result = work(async (step) => {
    waiting.push(step)
    wake()
  }).finally(() => {
    ended = true
    wake()
  })
  result.catch(() => undefined)
  while (!ended || waiting.length > 0) {
    const step = waiting.shift()
    if (step !== undefined) yield step
    else
      await new Promise<void>((resolve) => {
        wake = resolve
      })
  }
  return await result
}
