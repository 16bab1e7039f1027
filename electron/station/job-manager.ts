import { randomUUID } from 'node:crypto'
import { Fault } from '../../shared/bytes/fault.ts'
import type { RunEvent } from '../../shared/contract/events.ts'
import type { Problem } from '../../shared/contract/problem.ts'
import type { StationJob } from '../../shared/contract/run.ts'
import { problemOf } from '../../shared/firstboot/problem-of.ts'
import type { ProvisionRequest, ProvisionTarget } from '../../shared/provision/request.ts'
import { type FileIdentity, isSameFile } from './host/same-file.ts'
import { createJobEvents, type JobEvents } from './job-events.ts'
import { createJobQueue } from './job-queue.ts'
import { createLatest } from './latest.ts'
import type { RunJob } from './run/run-job.ts'
import { artifactKeeper } from './store/artifacts.ts'
import { askedSchema } from './store/asked.ts'
import { createLateEnds } from './store/late-ends.ts'
import type { Store } from './store/open-store.ts'
import { insertRuns, storeEvent } from './store/write-runs.ts'
import { createWatcher, type Watcher } from './watchers.ts'

/** Ended jobs whose events can still be watched. */
const MOST_ENDED_JOBS = 64

interface Job {
  readonly id: string
  readonly request: ProvisionRequest
  readonly identities: ReadonlyMap<string, FileIdentity>
  readonly events: JobEvents
  readonly cancelling: AbortController
  readonly unfinished: Set<string>
  /** Undefined while the job waits for its turn. */
  done: Promise<void> | undefined
}

/** A checked job: the request without its runs' numbers. */
export interface JobOrder extends Omit<ProvisionRequest, 'targets'> {
  readonly targets: readonly TargetOrder[]
  readonly operator: string
}

export interface TargetOrder extends Omit<ProvisionTarget, 'run'> {
  /** Of the file when the job was ordered. */
  readonly identity: FileIdentity
  /** The interrupted run that the target's run goes on with. */
  readonly resumes: string | undefined
}

export interface JobManager {
  /** Stores the runs; the job starts as soon as the limit lets it. Faults `target-in-use`, `station-database`. */
  start(order: JobOrder): Promise<{ job: string; runs: { run: string; target: string }[] }>
  /** Fault `run-not-found` for a job that this station does not carry. */
  watch(job: string, signal: AbortSignal | undefined): AsyncGenerator<RunEvent, void, void>
  watchAll(signal: AbortSignal | undefined): AsyncGenerator<RunEvent, void, void>
  cancel(job: string): boolean
  /** Lets a waiting job go before the one that waits before it; false for one that does not wait or is the next. */
  moveUp(job: string): boolean
  /** Jobs with unfinished runs: those under way, the oldest first, then those that wait, in their order. */
  list(): StationJob[]
  /** The same at each change. */
  watchList(signal: AbortSignal | undefined): AsyncGenerator<StationJob[], void, void>
  /** Starts what the limit lets; to be called when the limit has changed. */
  admit(): void
  /** How many runs have no result yet. */
  unfinished(): number
  /** Cancels what runs or waits and waits until its end is stored. */
  close(): Promise<void>
}

/** `targetsAtOnce` is read anew each time a job may start. */
export function createJobManager(store: Store, runJob: RunJob, targetsAtOnce: () => number): JobManager {
  const jobs = new Map<string, Job>()
  const queue = createJobQueue()
  const everywhere = new Set<Watcher>()
  const lateEnds = createLateEnds(store)

  const list = (): StationJob[] =>
    [...jobs.values()]
      .filter(({ unfinished }) => unfinished.size > 0)
      .map(({ id, request, cancelling }) => ({
        job: id,
        media: request.mediaPath,
        place: queue.placeOf(id),
        cancelling: cancelling.signal.aborted,
        runs: request.targets.map(({ run, path, serial }) => ({ run, target: path, serial })),
      }))
      .toSorted((one, other) => one.place - other.place)
  const latest = createLatest(list)

  const tell = (job: Job, event: RunEvent) => {
    if (event.event === 'result') job.unfinished.delete(event.run)
    job.events.push(event)
    for (const watcher of everywhere) watcher.push(event)
    if (event.event === 'result') admit()
  }

  /** Ends what has no result yet. */
  const finish = async (job: Job, problem: Problem) => {
    for (const target of job.request.targets.filter(({ run }) => job.unfinished.has(run))) {
      const event = failureOf(target, problem)
      await lateEnds.store(event)
      tell(job, event)
    }
    job.events.end()
    forgetOldest(jobs)
  }

  const carryOut = async (job: Job) => {
    let problem: Problem = { code: 'internal', facts: { reason: 'the run ended without a result' } }
    try {
      await runJob(
        job.request,
        async (event) => {
          await storeEvent(store, event)
          tell(job, event)
        },
        job.cancelling.signal,
        artifactKeeper(store),
      )
    } catch (error) {
      problem = problemOf(error)
    }
    await finish(job, problem)
  }

  const admit = () => {
    const busy = [...jobs.values()].filter(({ done }) => done !== undefined)
    const writing = busy.reduce((sum, { unfinished }) => sum + unfinished.size, 0)
    for (const id of queue.admit(writing, targetsAtOnce())) {
      const job = jobs.get(id)
      if (job !== undefined) job.done = carryOut(job)
    }
    latest.changed()
  }

  const refuseUsed = (targets: readonly TargetOrder[]) => {
    const inUse = [...jobs.values()].flatMap(({ identities, unfinished }) =>
      [...identities].filter(([run]) => unfinished.has(run)),
    )
    for (const { path, identity } of targets) {
      const other = inUse.find(([, taken]) => isSameFile(taken, identity))
      if (other !== undefined) throw new Fault('target-in-use', { path, owner: other[0] })
    }
  }

  const cancel = (job: Job) => {
    job.cancelling.abort()
    if (queue.remove(job.id)) job.done = finish(job, { code: 'cancelled', facts: {} })
    latest.changed()
  }

  return {
    start: async ({ operator, targets, ...rest }) => {
      refuseUsed(targets)
      const numbered = targets.map((target) => ({ ...target, run: randomUUID() }))
      const id = randomUUID()
      const job: Job = {
        id,
        request: { ...rest, targets: numbered.map(({ identity, ...target }) => target) },
        identities: new Map(numbered.map(({ run, identity }) => [run, identity])),
        events: createJobEvents(),
        cancelling: new AbortController(),
        unfinished: new Set(numbered.map(({ run }) => run)),
        done: undefined,
      }
      jobs.set(id, job)
      try {
        const runs = numbered.map(({ run, path, serial, resumes }) => ({ run, target: path, serial, resumes }))
        const { mode, mediaPath, station } = rest
        const asked = askedSchema.parse(rest)
        await insertRuns(store, { job: id, mode, mediaPath, station, operator, asked, runs }, new Date().toISOString())
      } catch (error) {
        jobs.delete(id)
        throw error
      }
      queue.add({ id, size: numbered.length })
      admit()
      return { job: id, runs: numbered.map(({ run, path }) => ({ run, target: path })) }
    },
    watch: (id, signal) => {
      const job = jobs.get(id)
      if (job === undefined) throw new Fault('run-not-found', { run: id })
      return job.events.watch(signal)
    },
    watchAll: (signal) => {
      const watcher = createWatcher([], () => everywhere.delete(watcher))
      everywhere.add(watcher)
      return watcher.events(signal)
    },
    cancel: (id) => {
      const job = jobs.get(id)
      if (job === undefined || job.unfinished.size === 0) return false
      cancel(job)
      return true
    },
    moveUp: (id) => {
      const moved = queue.moveUp(id)
      if (moved) admit()
      return moved
    },
    list,
    watchList: (signal) => latest.watch(signal),
    admit,
    unfinished: () => [...jobs.values()].reduce((sum, { unfinished }) => sum + unfinished.size, 0),
    close: async () => {
      for (const job of jobs.values()) cancel(job)
      await Promise.all([...jobs.values()].map(({ done }) => done))
      await lateEnds.close()
      for (const watcher of everywhere) watcher.end()
      latest.end()
    },
  }
}

function failureOf({ run, path, serial }: ProvisionTarget, problem: Problem): RunEvent {
  const state = problem.code === 'cancelled' ? 'cancelled' : 'failed'
  const at = new Date().toISOString()
  return { event: 'result', run, target: path, at, ok: false, code: problem.code, state, serial, problem }
}

function forgetOldest(jobs: Map<string, Job>): void {
  const ended = [...jobs.values()].filter(({ unfinished }) => unfinished.size === 0)
  for (const { id } of ended.slice(0, -MOST_ENDED_JOBS)) jobs.delete(id)
}
