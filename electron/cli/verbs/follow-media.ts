import { createProgressBar } from '../progress-bar.ts'
import { createThrottle } from '../throttle.ts'
import type { StationVerbContext } from '../verb.ts'

type Progress = { readonly event: 'progress'; readonly doneBytes: number; readonly totalBytes: number }

/** Shows the progress of work on media, and returns its result. */
export async function follow<Value>(
  { output }: StationVerbContext,
  events: AsyncIterator<Progress, Value, void>,
): Promise<Value> {
  const bar = createProgressBar(output)
  const passes = createThrottle()
  try {
    for (;;) {
      const next = await events.next()
      if (next.done) return next.value
      if (!passes('')) continue
      output.event(next.value)
      bar.show('', next.value.doneBytes, next.value.totalBytes)
    }
  } finally {
    bar.clear()
  }
}
