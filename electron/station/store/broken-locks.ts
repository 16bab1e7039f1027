import { type Evidence, evidenceSchema } from '../../../shared/contract/evidence.ts'
import type { RunStory } from '../../../shared/contract/run.ts'
import type { Store } from './open-store.ts'

/** Adds to the record of a run that a lock was broken which stood in its way; by the run's own operator when none is named. */
export async function keepBrokenLock(
  store: Store,
  run: string,
  at: string,
  lock: Evidence,
  operator?: string,
): Promise<void> {
  await store.write(async (db) => {
    const own = await db.selectFrom('runs').select('operator').where('id', '=', run).executeTakeFirstOrThrow()
    await db
      .insertInto('broken_locks')
      .values({ run, at, operator: operator ?? own.operator, lock: JSON.stringify(lock) })
      .execute()
  })
}

/** The oldest first. */
export async function readBrokenLocks(store: Store, run: string): Promise<RunStory['brokenLocks']> {
  const rows = await store.read((db) =>
    db.selectFrom('broken_locks').select(['at', 'operator', 'lock']).where('run', '=', run).orderBy('number').execute(),
  )
  return rows.map(({ at, operator, lock }) => ({ at, operator, lock: evidenceSchema.parse(JSON.parse(lock)) }))
}
