import { createHash } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import { Fault } from '../../../shared/bytes/fault.ts'
import { taskSequenceSchema } from '../../../shared/contract/check.ts'
import { proofSchema } from '../../../shared/contract/events.ts'
import { problemSchema } from '../../../shared/contract/problem.ts'
import type { RunRow, RunStory } from '../../../shared/contract/run.ts'
import { askedSchema } from './asked.ts'
import type { Store } from './open-store.ts'
import type { Schema } from './schema.ts'
import { storedEvidence } from './stored-evidence.ts'

/** One run with its steps and its proof. Fault `run-not-found`. */
export async function readRun(store: Store, run: string): Promise<Omit<RunStory, 'laterChecks' | 'brokenLocks'>> {
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
      evidence: storedEvidence(JSON.parse(evidence)),
      ...(problem === null ? {} : { problem: problemSchema.parse(JSON.parse(problem)) }),
    })),
    proof: found.proof === undefined ? null : proofSchema.parse(JSON.parse(found.proof.proof)),
    proofSha256: found.proof === undefined ? '' : createHash('sha256').update(found.proof.proof).digest('hex'),
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
    const last = await onTarget.orderBy(sql`rowid`, 'desc').limit(1).executeTakeFirst()
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
