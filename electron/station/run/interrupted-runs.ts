import { isFault } from '../../../shared/bytes/fault.ts'
import type { InterruptedRun } from '../../../shared/contract/run.ts'
import { listInterrupted } from '../store/interrupted-runs.ts'
import type { Store } from '../store/open-store.ts'
import { readApart } from '../target/read-apart.ts'

/** The list is wanted when the station starts: a target that hangs is left out of account after this. */
const MOST_MS = 4_000

/** Interrupted runs by the log, with what their targets say. */
export async function interruptedRuns(store: Store): Promise<InterruptedRun[]> {
  const found = await listInterrupted(store)
  return Promise.all(
    found.map(async ({ row, hasJournal }) => {
      const marker = await readApart('marker', row.target, { mostMs: MOST_MS }).catch(unreadable)
      const isOwn = typeof marker === 'object' && (marker.run === row.run || marker.run === row.resumes)
      return {
        ...row,
        canResume: hasJournal || marker === 'none',
        marker: typeof marker === 'string' ? marker : isOwn ? 'this-run' : 'another-run',
      }
    }),
  )
}

function unreadable(error: unknown): 'unreadable' {
  if (isFault(error)) return 'unreadable'
  throw error
}
