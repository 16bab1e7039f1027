import { sql } from 'kysely'
import type { RunRow } from '../../../shared/contract/run.ts'
import { PROVEN_STATES } from '../../../shared/contract/run-state.ts'
import type { Store } from './open-store.ts'
import { rowOf } from './read-runs.ts'

/** The last proven run of the device with this serial number, letters of either case being the same. */
export async function lastProvenRun(store: Store, serial: string): Promise<RunRow | undefined> {
  const row = await store.read((db) =>
    db
      .selectFrom('runs')
      .selectAll()
      .where(sql`serial collate nocase`, '=', serial)
      .where('state', 'in', [...PROVEN_STATES])
      .orderBy(sql`rowid`, 'desc')
      .limit(1)
      .executeTakeFirst(),
  )
  return row === undefined ? undefined : rowOf(row)
}
