import { Session } from 'node:inspector'

/** Counts the blocks of `shared/` that ran, by V8's block coverage. */
export interface Coverage {
  /** Blocks that ran since the last call and never before it. */
  newBlocks(): number
  total(): number
  stop(): void
}

const WATCHED = '/shared/'

export function startCoverage(): Coverage {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  const seen = new Set<string>()
  return {
    newBlocks() {
      const before = seen.size
      session.post('Profiler.takePreciseCoverage', (error, taken) => {
        if (error !== null) throw error
        for (const { url, functions } of taken.result) {
          if (!url.includes(WATCHED)) continue
          for (const { functionName, ranges } of functions)
            for (const { startOffset, endOffset, count } of ranges)
              if (count > 0) seen.add(`${url} ${functionName} ${startOffset} ${endOffset}`)
        }
      })
      return seen.size - before
    },
    total: () => seen.size,
    stop() {
      session.post('Profiler.stopPreciseCoverage')
      session.disconnect()
    },
  }
}
