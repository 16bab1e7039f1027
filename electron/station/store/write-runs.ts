import type { Kysely } from 'kysely'
import type { TaskSequence } from '../../../shared/contract/check.ts'
import type { Proof, RunEvent } from '../../../shared/contract/events.ts'
import type { Problem } from '../../../shared/contract/problem.ts'
import { isProven, type PROVEN_STATES } from '../../../shared/contract/run-state.ts'
import { dropJournals } from './artifacts.ts'
import type { Asked } from './asked.ts'
import { keepBrokenLock } from './broken-locks.ts'
import type { Store } from './open-store.ts'
import { isGone } from './owner.ts'
import type { Schema } from './schema.ts'

export interface PlannedRun {
  readonly run: string
  readonly target: string
  readonly serial: string
  /** The interrupted run that it goes on with. */
  readonly resumes: string | undefined
}

export interface PlannedJob {
  readonly job: string
  readonly mode: 'provision' | 'apply'
  readonly mediaPath: string
  readonly station: string
  readonly operator: string
  readonly asked: Asked
  readonly runs: readonly PlannedRun[]
}

/** Puts the runs of a job into the log, all of them or none. */
export async function insertRuns(store: Store, job: PlannedJob, at: string): Promise<void> {
  await store.write(async (db) => {
    await db
      .insertInto('stations')
      .values({ name: job.station, first_seen: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    for (const { run, target, serial, resumes } of job.runs) {
      await seeTarget(db, target, serial, at)
      await db
        .insertInto('runs')
        .values({
          id: run,
          job: job.job,
          station: job.station,
          operator: job.operator,
          mode: job.mode,
          media_path: job.mediaPath,
          target,
          serial: serial === '' ? null : serial,
          state: 'planned',
          started_at: at,
          ended_at: null,
          problem: null,
          owner: JSON.stringify(store.owner),
          resumes: resumes ?? null,
          asked: JSON.stringify(job.asked),
        })
        .execute()
      await db.insertInto('states').values({ run, state: 'planned', at }).execute()
    }
  })
}

/** Stores one event of a run; progress leaves no trace. Faults `station-database`, also for a result without its proof. */
export async function storeEvent(store: Store, event: RunEvent): Promise<void> {
  if (event.event === 'state') await storeState(store, event)
  else if (event.event === 'step') await storeStep(store, event)
  else if (event.event === 'lock-broken') await keepBrokenLock(store, event.run, event.at, event.lock)
  else if (event.event === 'result') await storeResult(store, event)
}

/**
 * Runs whose process died without an end become `interrupted`, told apart from those that still waited for their turn; runs
 * of a live station stay as they are.
 */
export async function interruptAbandoned(store: Store, at: string): Promise<void> {
  const open = await store.read((db) =>
    db.selectFrom('runs').select(['id', 'owner', 'state']).where('ended_at', 'is', null).execute(),
  )
  for (const { id, state } of open.filter(({ owner }) => isGone(owner)))
    await store.write((db) => endRun(db, id, 'interrupted', at, state === 'planned' ? NEVER_BEGAN : {}))
}

/** The state of a run is stored before the step that it names begins. */
const NEVER_BEGAN: EndFacts = { problem: { code: 'run-never-began', facts: {} } }

type EventOf<Kind extends RunEvent['event']> = Extract<RunEvent, { event: Kind }>

async function storeState(store: Store, { run, state, at }: EventOf<'state'>): Promise<void> {
  await store.write(async (db) => {
    await db.updateTable('runs').set({ state }).where('id', '=', run).execute()
    await db.insertInto('states').values({ run, state, at }).execute()
  })
}

async function storeStep(store: Store, event: EventOf<'step'>): Promise<void> {
  const found = {
    status: event.status,
    basis: event.basis,
    evidence: JSON.stringify(event.evidence),
    problem: event.problem === undefined ? null : JSON.stringify(event.problem),
    at: event.at,
  }
  await store.write((db) =>
    db
      .insertInto('steps')
      .values({ run: event.run, step: event.step, ...found })
      .onConflict((conflict) => conflict.columns(['run', 'step']).doUpdateSet(found))
      .execute(),
  )
}

async function storeResult(store: Store, event: EventOf<'result'>): Promise<void> {
  const { run, at, state, proof, problem, taskSequences } = event
  const more = { ...(problem && { problem }), ...(taskSequences && { taskSequences }) }
  await store.write(async (db) => {
    if (isProven(state) && proof !== undefined) await prove(db, run, state, proof, at, more)
    else await endRun(db, run, state, at, more)
  })
}

type ProvenState = (typeof PROVEN_STATES)[number]

interface EndFacts {
  readonly problem?: Problem
  readonly taskSequences?: readonly TaskSequence[]
}

/** The one door to a proven state: proof and state in one transaction. A trigger of the database holds it shut otherwise. */
async function prove(
  db: Kysely<Schema>,
  run: string,
  state: ProvenState,
  proof: Proof,
  at: string,
  facts: EndFacts,
): Promise<void> {
  await db
    .insertInto('proofs')
    .values({ run, at, proof: JSON.stringify(proof) })
    .execute()
  await db.updateTable('runs').set({ media_sha256: proof.mediaSha256 }).where('id', '=', run).execute()
  await endRun(db, run, state, at, facts)
  await dropJournals(db, run)
}

async function endRun(
  db: Kysely<Schema>,
  run: string,
  state: Schema['runs']['state'],
  at: string,
  facts: EndFacts,
): Promise<void> {
  await db
    .updateTable('runs')
    .set({
      state,
      ended_at: at,
      problem: facts.problem === undefined ? null : JSON.stringify(facts.problem),
      task_sequences: JSON.stringify(facts.taskSequences ?? []),
    })
    .where('id', '=', run)
    .execute()
  await db.insertInto('states').values({ run, state, at }).execute()
}

async function seeTarget(db: Kysely<Schema>, path: string, serial: string, at: string): Promise<void> {
  await db
    .insertInto('targets')
    .values({ path, first_seen: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  if (serial === '') return
  await db
    .insertInto('devices')
    .values({ serial, first_seen: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
