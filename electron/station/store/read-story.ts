import type { RunStory } from '../../../shared/contract/run.ts'
import { readBrokenLocks } from './broken-locks.ts'
import { readLaterChecks } from './later-checks.ts'
import type { Store } from './open-store.ts'
import { readRun } from './read-runs.ts'

/** All that the log has of a run. Fault `run-not-found`. */
export async function readStory(store: Store, run: string): Promise<RunStory> {
  return {
    ...(await readRun(store, run)),
    brokenLocks: await readBrokenLocks(store, run),
    laterChecks: await readLaterChecks(store, run),
  }
}
