import type { InterruptedRun } from '../../../shared/contract/run.ts'
import { listInterrupted } from '../store/interrupted-runs.ts'
import type { Store } from '../store/open-store.ts'
import { readTargetMarker } from '../target/find-marker.ts'

/** Interrupted runs by the log, with what their targets say. */
export async function interruptedRuns(store: Store): Promise<InterruptedRun[]> {
  const found = await listInterrupted(store)
  return found.map(({ row, hasJournal }) => {
    const marker = readTargetMarker(row.target)
    const isOwn = typeof marker === 'object' && (marker.run === row.run || marker.run === row.resumes)
    return {
      ...row,
      canResume: hasJournal || marker === 'none',
      marker: typeof marker === 'string' ? marker : isOwn ? 'this-run' : 'another-run',
    }
  })
}
