import { randomUUID } from 'node:crypto'
import { Fault } from '../../shared/bytes/fault.ts'
import type { RunEvent } from '../../shared/contract/events.ts'
import type { Problem } from '../../shared/contract/problem.ts'
import { problemOf } from '../../shared/firstboot/problem-of.ts'
import type { ProvisionRequest, ProvisionTarget } from '../../shared/provision/request.ts'
import { isSameFile } from './host/same-file.ts'
import { createJobEvents, type JobEvents } from './job-events.ts'
import type { RunJob } from './run/run-job.ts'
import { keepArtifact } from './store/artifacts.ts'
import { askedSchema } from './store/asked.ts'
import type { Store } from './store/open-store.ts'
import { insertRuns, storeEvent } from './store/write-runs.ts'
import { createWatcher, type Watcher } from './watchers.ts'

/** Ended jobs whose events can still be watched. */
const MOST_ENDED_JOBS = 64

interface Job {
  readonly id: string
  readonly targets: readonly ProvisionTarget[]
  readonly events: JobEvents
  readonly cancelling: AbortController
  readonly unfinished: Set<string>
  done: Promise<void>
}

/** A checked job: the request without its runs' numbers. */
export interface JobOrder extends Omit<ProvisionRequest, 'targets'> {
  readonly targets: readonly TargetOrder[]
  readonly operator: string
}

export interface TargetOrder extends Omit<ProvisionTarget, 'run'> {
  /** The interrupted run that the target's run goes on with. */
  readonly resumes: string | undefined
}

export interface JobManager {
  /** Stores the runs and starts the job. Faults `target-in-use`, `station-database`. */
  start(order: JobOrder): Promise<{ job: string; runs: { run: string; target: string }[] }>
  /** Fault `run-not-found` for a job that this station does not carry. */
  watch(job: string, signal: AbortSignal | undefined): AsyncGenerator<RunEvent, void, void>
  watchAll(signal: AbortSignal | undefined): AsyncGenerator<RunEvent, void, void>
  cancel(job: string): boolean
  /** Jobs with unfinished runs, the oldest first. */
  running(): { job: string; runs: { run: string; target: string; serial: string }[] }[]
  /** Cancels what still runs and waits until its end is stored. */
  close(): Promise<void>
}

export function createJobManager(store: Store, runJob: RunJob): JobManager {
  const jobs = new Map<string, Job>()
  const everywhere = new Set<Watcher>()

  const tell = (job: Job, event: RunEvent) => {
    if (event.event === 'result') job.unfinished.delete(event.run)
    job.events.push(event)
    for (const watcher of everywhere) watcher.push(event)
  }

  const carryOut = async (job: Job, request: ProvisionRequest) => {
    let problem: Problem = { code: 'internal', facts: { reason: 'the run ended without a result' } }
    try {
      await runJob(
        request,
        async (event) => {
          await storeEvent(store, event)
          tell(job, event)
        },
        job.cancelling.signal,
        (run, kind, bytes) => keepArtifact(store, run, kind, bytes),
      )
    } catch (error) {
      problem = problemOf(error)
    }
    for (const target of job.targets.filter(({ run }) => job.unfinished.has(run))) {
      const event = failureOf(target, problem)
      await storeEvent(store, event).catch(() => undefined)
      tell(job, event)
    }
    job.events.end()
    forgetOldest(jobs)
  }

  return {
    start: async ({ operator, targets, ...rest }) => {
      const inUse = [...jobs.values()].flatMap((job) => job.targets.filter(({ run }) => job.unfinished.has(run)))
      const numbered = targets.map((target) => ({ ...target, run: randomUUID() }))
      for (const { path } of numbered) {
        const other = inUse.find((target) => isSameFile(target.path, path))
        if (other !== undefined) throw new Fault('target-in-use', { path, owner: other.run })
      }
      const id = randomUUID()
      const job: Job = {
        id,
        targets: numbered,
        events: createJobEvents(),
        cancelling: new AbortController(),
        unfinished: new Set(numbered.map(({ run }) => run)),
        done: Promise.resolve(),
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
      job.done = carryOut(job, { ...rest, targets: numbered })
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
      job.cancelling.abort()
      return true
    },
    running: () =>
      [...jobs.values()]
        .filter(({ unfinished }) => unfinished.size > 0)
        .map(({ id, targets }) => ({
          job: id,
          runs: targets.map(({ run, path, serial }) => ({ run, target: path, serial })),
        })),
    close: async () => {
      for (const job of jobs.values()) job.cancelling.abort()
      await Promise.all([...jobs.values()].map(({ done }) => done))
      for (const watcher of everywhere) watcher.end()
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
