import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import { Fault } from '../../../shared/bytes/fault.ts'
import { taskSequenceSchema } from '../../../shared/contract/check.ts'
import { proofSchema } from '../../../shared/contract/events.ts'
import { problemSchema } from '../../../shared/contract/problem.ts'
import type { RunRow, RunStory } from '../../../shared/contract/run.ts'
import { askedSchema } from './asked.ts'
import type { Store } from './open-store.ts'
import type { Schema } from './schema.ts'

export interface LogFilter {
  readonly search: string
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly limit: number
  /** Runs to leave out at the front. */
  readonly offset?: number
}

/** Runs of the log, newest first; `search` is looked for in serial number, target, media, station and operator. */
export async function listRuns(store: Store, filter: LogFilter): Promise<RunRow[]> {
  const rows = await store.read((db) =>
    matching(db, filter)
      .selectAll()
      .orderBy('started_at', 'desc')
      .orderBy('id')
      .limit(filter.limit)
      .offset(filter.offset ?? 0)
      .execute(),
  )
  return rows.map(rowOf)
}

/** How many runs the filter lets through, whatever its limit. */
export async function countRuns(store: Store, filter: LogFilter): Promise<number> {
  const { count } = await store.read((db) =>
    matching(db, filter)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  )
  return count
}

function matching(db: Kysely<Schema>, { search, since, until }: LogFilter) {
  let query = db.selectFrom('runs')
  if (since !== undefined) query = query.where('started_at', '>=', new Date(since).toISOString())
  if (until !== undefined) query = query.where('started_at', '<=', new Date(until).toISOString())
  const wanted = search.trim()
  if (wanted === '') return query
  const pattern = `%${wanted.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return query.where(({ or, eb }) =>
    or(
      (['serial', 'target', 'media_path', 'station', 'operator', 'id'] as const).map((column) =>
        eb(eb.fn.coalesce(column, eb.val('')), 'like', pattern),
      ),
    ),
  )
}

/** One run with its steps and its proof. Fault `run-not-found`. */
export async function readRun(store: Store, run: string): Promise<Omit<RunStory, 'laterChecks'>> {
  const found = await store.read(async (db) => ({
    row: await db.selectFrom('runs').selectAll().where('id', '=', run).executeTakeFirst(),
    steps: await db.selectFrom('steps').selectAll().where('run', '=', run).orderBy('number').execute(),
    proof: await db.selectFrom('proofs').select('proof').where('run', '=', run).executeTakeFirst(),
  }))
  if (found.row === undefined) throw new Fault('run-not-found', { run })
  return {
    ...rowOf(found.row),
    steps: found.steps.map(({ step, status, basis, evidence, problem, at }) => ({
      step,
      status,
      basis,
      at,
      evidence: z.array(z.string()).parse(JSON.parse(evidence)),
      ...(problem === null ? {} : { problem: problemSchema.parse(JSON.parse(problem)) }),
    })),
    proof: found.proof === undefined ? null : proofSchema.parse(JSON.parse(found.proof.proof)),
    taskSequences: z.array(taskSequenceSchema).parse(JSON.parse(found.row.task_sequences)),
  }
}

/** What a run was planned with, its state, and whether no later run used its target. Fault `run-not-found`. */
export async function readPlannedRun(store: Store, run: string) {
  const { row, last } = await store.read(async (db) => {
    const row = await db.selectFrom('runs').selectAll().where('id', '=', run).executeTakeFirst()
    const onTarget = db
      .selectFrom('runs')
      .select('id')
      .where('target', '=', row?.target ?? '')
    const last = await onTarget.orderBy('started_at', 'desc').orderBy('id').limit(1).executeTakeFirst()
    return { row, last }
  })
  if (row === undefined) throw new Fault('run-not-found', { run })
  const { state, mode, target } = row
  const asked = askedSchema.parse(JSON.parse(row.asked))
  return { state, mode, target, serial: row.serial ?? '', mediaPath: row.media_path, asked, isLast: last?.id === run }
}

export function rowOf(row: Selectable<Schema['runs']>): RunRow {
  return {
    run: row.id,
    serial: row.serial ?? '',
    target: row.target,
    media: row.media_path,
    mediaSha256: row.media_sha256,
    station: row.station,
    operator: row.operator,
    state: row.state,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    problem: row.problem === null ? null : problemSchema.parse(JSON.parse(row.problem)),
    resumes: row.resumes,
  }
}
