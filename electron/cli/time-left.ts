/** How far back the speed is looked at: long enough to be steady, short enough to follow a change of the work. */
const WINDOW_MS = 5000
const SHORTEST_MS = 1500

/**
 * Seconds left by the speed of the last seconds, told at each `look`; undefined while too little is known, as after a new
 * piece of work has begun.
 */
export function createTimeLeft(now: () => number = () => performance.now()) {
  let samples: { readonly at: number; readonly done: number }[] = []
  let lastTotal = 0
  return {
    look(doneBytes: number, totalBytes: number): number | undefined {
      const at = now()
      const before = samples.at(-1)
      if (totalBytes !== lastTotal || (before !== undefined && doneBytes < before.done)) samples = []
      lastTotal = totalBytes
      samples = [...samples.filter((sample) => at - sample.at <= WINDOW_MS), { at, done: doneBytes }]
      const [first] = samples
      if (first === undefined || at - first.at < SHORTEST_MS || doneBytes <= first.done) return undefined
      const bytesPerMs = (doneBytes - first.done) / (at - first.at)
      return Math.ceil((totalBytes - doneBytes) / bytesPerMs / 1000)
    },
  }
}

/** `1 min 20 s`. */
export function showSeconds(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`
}
