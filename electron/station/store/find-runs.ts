import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { LogChoices, LogFilter, LogOrder } from '../../../shared/contract/log.ts'
import type { RunRow } from '../../../shared/contract/run.ts'
import type { Store } from './open-store.ts'
import { rowOf } from './read-runs.ts'
import type { Schema } from './schema.ts'

export interface Stretch {
  readonly limit: number
  /** Runs to leave out at the front. */
  readonly offset?: number
}

type Runs<Row> = SelectQueryBuilder<Schema, 'runs', Row>

/** Runs that are named one by one in a query. */
const FEW = 500
/** Greater than every text that begins alike. */
const END = '\u{10ffff}'
const CODE = sql<string>`json_extract(problem, '$.code')`
const ORDERS: Readonly<Record<LogOrder, RawBuilder<unknown>>> = Object.freeze({
  started: sql`started_at`,
  serial: sql`serial collate nocase`,
  state: sql`state`,
  target: sql`target`,
  media: sql`media_path`,
  operator: sql`operator`,
})

/** Runs of the log that the filter lets through, in its order. */
export async function listRuns(store: Store, filter: LogFilter, stretch: Stretch): Promise<RunRow[]> {
  const rows = await store.read(async (db) => ordered(await matching(db, filter), filter, stretch).execute())
  return rows.map(rowOf)
}

/** How many runs the filter lets through. */
export async function countRuns(store: Store, filter: LogFilter): Promise<number> {
  const { count } = await store.read(async (db) =>
    (await matching(db, filter)).select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  )
  return count
}

/** All runs of a device, the one entered last first, whatever the clock said; letters of either case are the same serial number. */
export async function runsOfDevice(store: Store, serial: string, limit: number): Promise<RunRow[]> {
  const rows = await store.read((db) =>
    db
      .selectFrom('runs')
      .selectAll()
      .where(sql`serial collate nocase`, '=', serial)
      .orderBy(sql`rowid`, 'desc')
      .limit(limit)
      .execute(),
  )
  return rows.map(rowOf)
}

export function logChoices(store: Store): Promise<LogChoices> {
  return store.read(async (db) => {
    const distinct = async (column: 'operator' | 'station' | 'media_path') =>
      (await db.selectFrom('runs').select(column).distinct().orderBy(column).execute()).map((row) => row[column])
    const codes = await db
      .selectFrom('runs')
      .select(CODE.as('code'))
      .distinct()
      .where('problem', 'is not', null)
      .orderBy('code')
      .execute()
    return {
      operators: await distinct('operator'),
      stations: await distinct('station'),
      media: await distinct('media_path'),
      codes: codes.map(({ code }) => code),
    }
  })
}

export function ordered<Row>(runs: Runs<Row>, { order, descending }: LogFilter, { limit, offset = 0 }: Stretch) {
  const direction = descending ? 'desc' : 'asc'
  const first = runs.selectAll().orderBy(ORDERS[order], direction)
  return (order === 'started' ? first : first.orderBy('started_at', direction))
    .orderBy(sql`runs.rowid`, direction)
    .limit(limit)
    .offset(offset)
}

/** The runs that the filter lets through; looks whether a serial number or run id begins with what is searched for. */
export async function matching(db: Kysely<Schema>, filter: LogFilter): Promise<Runs<object>> {
  const { since, until, states, operator, station, media, code, lastOfDevice } = filter
  let runs: Runs<object> = db.selectFrom('runs')
  if (since !== undefined) runs = runs.where('started_at', '>=', new Date(since).toISOString())
  if (until !== undefined) runs = runs.where('started_at', '<=', new Date(until).toISOString())
  if (states.length > 0) runs = runs.where('state', 'in', states)
  if (operator !== undefined) runs = runs.where('operator', '=', operator)
  if (station !== undefined) runs = runs.where('station', '=', station)
  if (media !== undefined) runs = runs.where('media_path', '=', media)
  if (code !== undefined) runs = runs.where('problem', 'is not', null).where(CODE, '=', code)
  if (lastOfDevice) runs = lastRuns(runs)
  const wanted = filter.search.trim()
  if (wanted === '') return runs
  const found = await beginning(db, wanted)
    .limit(FEW + 1)
    .execute()
  if (found.length === 0) return holding(runs, wanted)
  // Many runs stand close together in every order; a few are taken by their numbers, so that no order is walked for them.
  const few = found.map(({ number }) => number)
  return found.length > FEW
    ? runs.where(sql<boolean>`runs.rowid in (select number from (${beginning(db, wanted)}))`)
    : runs.where(sql<boolean>`runs.rowid in (${sql.join(few)})`)
}

/** The numbers of the rows whose serial number or run id begins with what is wanted. */
export function beginning(db: Kysely<Schema>, wanted: string) {
  const id = wanted.toLowerCase()
  const number = sql<number>`rowid`.as('number')
  return db
    .selectFrom('runs')
    .select(number)
    .where(sql`serial collate nocase`, '>=', wanted)
    .where(sql`serial collate nocase`, '<', `${wanted}${END}`)
    .union(db.selectFrom('runs').select(number).where('id', '>=', id).where('id', '<', `${id}${END}`))
}

function holding(runs: Runs<object>, wanted: string): Runs<object> {
  const pattern = `%${wanted.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return runs.where(({ or }) =>
    or(
      (['serial', 'target', 'media_path', 'station', 'operator', 'id'] as const).map(
        (column) => sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`,
      ),
    ),
  )
}

function lastRuns(runs: Runs<object>): Runs<object> {
  return runs.where(({ and, not, exists, selectFrom, eb }) =>
    and([
      eb('serial', 'is not', null),
      not(
        exists(
          selectFrom('runs as later')
            .select('later.id')
            .where(sql<boolean>`later.serial = runs.serial collate nocase`)
            .where(sql<boolean>`later.rowid > runs.rowid`),
        ),
      ),
    ]),
  )
}
