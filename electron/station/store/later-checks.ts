import { sql } from 'kysely'
import type { FirstBootReport } from '../../../shared/contract/check.ts'
import type { RunRow, RunStory } from '../../../shared/contract/run.ts'
import type { Store } from './open-store.ts'
import { rowOf } from './read-runs.ts'
import { storedReport } from './stored-evidence.ts'

/** Adds the report of a conversation to the record of its run. */
export async function keepLaterCheck(store: Store, run: string, at: string, report: FirstBootReport): Promise<void> {
  const verdict = report.verdict === 'ready' ? 'ready' : 'not-ready'
  await store.write((db) =>
    db
      .insertInto('later_checks')
      .values({ run, at, verdict, report: JSON.stringify(report) })
      .execute(),
  )
}

/** Runs whose management point was never asked, or never let their media in; the oldest first. */
export async function waitingRuns(store: Store): Promise<RunRow[]> {
  const rows = await store.read((db) =>
    db
      .selectFrom('runs')
      .selectAll()
      .where('state', '=', 'provisioned-unchecked')
      .where('id', 'not in', (done) => done.selectFrom('later_checks').select('run').where('verdict', '=', 'ready'))
      .orderBy(sql`rowid`)
      .execute(),
  )
  return rows.map(rowOf)
}

export async function readLaterChecks(store: Store, run: string): Promise<RunStory['laterChecks']> {
  const rows = await store.read((db) =>
    db.selectFrom('later_checks').select(['at', 'report']).where('run', '=', run).orderBy('number').execute(),
  )
  return rows.map(({ at, report }) => ({ at, report: storedReport(JSON.parse(report)) }))
}
