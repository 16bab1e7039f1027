import type { ByteSource } from '../../../bytes/byte-source.ts'
import type { BootFacts } from '../boot-sector.ts'
import type { Run } from '../runlist.ts'

/** Fills `into` from `offset` of what lies in `runs`; holes read as zeros. False when it ends before, or cannot be read. */
export function readFromRuns(
  volume: { readonly source: ByteSource; readonly boot: BootFacts },
  runs: readonly Run[],
  offset: number,
  into: Uint8Array,
): boolean {
  const { clusterSize } = volume.boot
  let runStart = 0
  let done = 0
  for (const run of runs) {
    const runEnd = runStart + run.length * clusterSize
    if (offset + done < runEnd) {
      const within = offset + done - runStart
      const part = into.subarray(done, done + Math.min(runEnd - runStart - within, into.length - done))
      if (run.lcn < 0) part.fill(0)
      else if (volume.source.readAt(run.lcn * clusterSize + within, part) !== part.length) return false
      done += part.length
      if (done === into.length) return true
    }
    runStart = runEnd
  }
  return done === into.length
}
