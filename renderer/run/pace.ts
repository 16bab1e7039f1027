interface Sample {
  readonly at: number
  readonly doneBytes: number
}

export interface Pace {
  readonly samples: readonly Sample[]
  readonly bytesPerSecond: number | undefined
}

export const START_PACE: Pace = Object.freeze({ samples: [], bytesPerSecond: undefined })

const WINDOW_MS = 10_000
const SETTLED_MS = 1_000

/** Speed over the last ten seconds; unknown until one second has been seen, so that it is not a guess. */
export function pace({ samples }: Pace, sample: Sample): Pace {
  const kept = [...samples.filter(({ at }) => at > sample.at - WINDOW_MS), sample]
  const [first] = kept
  const elapsed = first === undefined ? 0 : sample.at - first.at
  const bytesPerSecond =
    first !== undefined && elapsed >= SETTLED_MS ? ((sample.doneBytes - first.doneBytes) * 1000) / elapsed : undefined
  return { samples: kept, bytesPerSecond }
}
