import { sql } from 'kysely'
import type { RunRow } from '../../../shared/contract/run.ts'
import type { Store } from './open-store.ts'
import { rowOf } from './read-runs.ts'

/** Nobody goes through more; the log holds them all. */
const MOST_LISTED = 100

export interface InterruptedRow {
  readonly row: RunRow
  readonly hasJournal: boolean
}

/**
 * The newest interrupted runs first, each the last one on its target: a later run there has made an earlier one void.
 * Which one is later, their numbers say; a clock that was set back would not.
 */
export async function listInterrupted(store: Store): Promise<readonly InterruptedRow[]> {
  const found = await store.read(async (db) => ({
    rows: await db
      .selectFrom('runs')
      .selectAll()
      .where('state', '=', 'interrupted')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('runs as later')
              .select('later.id')
              .whereRef('later.target', '=', 'runs.target')
              .where(sql<boolean>`later.rowid > runs.rowid`),
          ),
        ),
      )
      .orderBy(sql`runs.rowid`, 'desc')
      .limit(MOST_LISTED)
      .execute(),
    journals: await db.selectFrom('run_artifacts').select('run').where('kind', '=', 'journal').execute(),
    resumed: await db.selectFrom('runs').select(['id', 'resumes']).where('resumes', 'is not', null).execute(),
  }))
  const kept = new Set(found.journals.map(({ run }) => run))
  const resumed = new Map(found.resumed.map(({ id, resumes }) => [id, resumes]))
  // As `readJournal` finds it.
  const hasJournal = (run: string | null | undefined): boolean =>
    typeof run === 'string' && (kept.has(run) || hasJournal(resumed.get(run)))
  return found.rows.map((row) => ({ row: rowOf(row), hasJournal: hasJournal(row.id) }))
}
