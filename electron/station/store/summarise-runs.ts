import { type SelectQueryBuilder, sql } from 'kysely'
import type { Counted, LogSummary, ReportOrder } from '../../../shared/contract/report.ts'
import type { Store } from './open-store.ts'
import type { Schema } from './schema.ts'

/** Counts the runs that started in a stretch of time. */
export function summariseRuns(
  store: Store,
  { since, until }: Pick<ReportOrder, 'since' | 'until'>,
): Promise<LogSummary> {
  return store.read(async (db) => {
    let runs: SelectQueryBuilder<Schema, 'runs', object> = db.selectFrom('runs')
    if (since !== undefined) runs = runs.where('started_at', '>=', new Date(since).toISOString())
    if (until !== undefined) runs = runs.where('started_at', '<=', new Date(until).toISOString())
    const countedBy = (what: ReturnType<typeof sql<string>>): Promise<Counted[]> =>
      runs
        .select([what.as('what'), sql<number>`count(*)`.as('count')])
        .where(what, 'is not', null)
        .groupBy(sql`1`)
        .orderBy('count', 'desc')
        .orderBy('what')
        .execute()
    const { all, devices } = await runs
      .select([sql<number>`count(*)`.as('all'), sql<number>`count(distinct serial collate nocase)`.as('devices')])
      .executeTakeFirstOrThrow()
    return {
      runs: all,
      devices,
      states: await countedBy(sql`state`),
      media: await countedBy(sql`media_path`),
      operators: await countedBy(sql`operator`),
      failures: await countedBy(sql`json_extract(problem, '$.code')`),
    }
  })
}
