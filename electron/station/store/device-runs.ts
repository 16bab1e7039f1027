import { sql } from 'kysely'
import type { RunRow } from '../../../shared/contract/run.ts'
import { PROVEN_STATES } from '../../../shared/contract/run-state.ts'
import type { Store } from './open-store.ts'
import { rowOf } from './read-runs.ts'

/**
 * The last proven run of the device with this serial number, letters of either case being the same. None when a later run
 * of the device has written to its target and not proven it: the journal of such a run is kept.
 */
export async function lastProvenRun(store: Store, serial: string): Promise<RunRow | undefined> {
  const row = await store.read((db) =>
    db
      .selectFrom('runs')
      .selectAll()
      .where(sql`serial collate nocase`, '=', serial)
      .where('state', 'in', [...PROVEN_STATES])
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('runs as later')
              .innerJoin('run_artifacts', 'run_artifacts.run', 'later.id')
              .select('later.id')
              .where('run_artifacts.kind', '=', 'journal')
              .where(sql<boolean>`later.serial = runs.serial collate nocase`)
              .where(sql<boolean>`later.rowid > runs.rowid`),
          ),
        ),
      )
      .orderBy(sql`runs.rowid`, 'desc')
      .limit(1)
      .executeTakeFirst(),
  )
  return row === undefined ? undefined : rowOf(row)
}
