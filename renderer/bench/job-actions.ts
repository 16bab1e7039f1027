import type { InterruptedRun, StationJob } from '../../shared/contract/run.ts'
import { type RunView, startRunView } from '../run/run-view.ts'
import { problemOf } from '../station/problem-of.ts'
import type { StationClient } from '../station/station-client.ts'
import { lastPart } from '../text/last-part.ts'
import type { BenchState } from './bench-state.ts'
import type { Choices } from './choices.ts'
import { followJob, type Job, newJob, withJob, withPlaces } from './job.ts'
import { canStart, startInput } from './start-input.ts'

/** What is known of a run that can be gone on with. */
export type Resumable = Pick<InterruptedRun, 'run' | 'target' | 'serial' | 'media'>

/** Jobs: several may be under way at once, while the next is being chosen. */
export interface JobActions {
  /** The password goes to the station with the call and is kept nowhere here. */
  start(password: string): Promise<void>
  /** Goes on with an interrupted run, or formats its target again. */
  resume(run: Resumable, startOver: boolean, password: string): Promise<void>
  readInterrupted(): Promise<void>
  cancel(job: string): Promise<void>
  /** Lets a waiting job go before the one that waits before it. */
  moveUp(job: string): Promise<void>
  /**
   * Follows the station's jobs for as long as it is there: the page was loaded again, or another face has started one.
   */
  attach(): Promise<void>
  /** Takes an ended job out of sight; the log keeps it. */
  clear(job: string): void
  /** Takes targets of ended runs up again, as they are now and with their serial numbers. */
  again(runs: readonly RunView[]): Promise<void>
  /** Whose locks stand on the target of a run. */
  readLocks(run: string): Promise<LockedTarget>
  /** Breaks these locks, for who has typed the name of the target's file, and takes the target up again. */
  breakLock(run: RunView, locks: string[], typed: string): Promise<void>
}

export type LockedTarget = Awaited<ReturnType<StationClient['target']['locks']>>

type Set = (change: Partial<BenchState> | ((state: BenchState) => Partial<BenchState>)) => void

/** Told before anything is written, not after all of it was. */
function wrongPassword(password: string): 'media-password-needed' | 'media-password-wrong' {
  return password === '' ? 'media-password-needed' : 'media-password-wrong'
}

export function createJobActions(
  station: StationClient,
  set: Set,
  get: () => BenchState & Choices & JobActions,
): JobActions {
  const changeJob = (id: string, change: (job: Job) => Job) =>
    set(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? change(job) : job)) }))

  const carried = new Map<string, Promise<void>>()
  const carry = (id: string, media: string, runs: readonly RunView[]) => {
    const known = carried.get(id)
    if (known !== undefined) return known
    const following = follow(id, media, runs)
    carried.set(id, following)
    return following
  }
  const follow = async (id: string, media: string, runs: readonly RunView[]) => {
    set(({ jobs }) => ({ jobs: withJob(jobs, newJob(id, media, runs)) }))
    try {
      await followJob(station, id, (change) => changeJob(id, change))
    } catch (error) {
      changeJob(id, (job) => ({ ...job, over: true, lost: true }))
      set({ problem: problemOf(error) })
    }
  }
  const take = (list: readonly StationJob[]) => {
    for (const { job, media, runs } of list) {
      const views = runs.map(({ run, target, serial }) => startRunView(run, lastPart(target), serial))
      void carry(job, lastPart(media), views)
    }
    set(({ jobs }) => ({ jobs: withPlaces(jobs, list) }))
  }
  const refuse = (error: unknown) => set({ starting: false, problem: problemOf(error) })

  return {
    start: async (password) => {
      const { media, targets, options } = get()
      if (media === undefined || !canStart(get())) return
      set({ starting: true, problem: undefined, heard: undefined })
      try {
        if (!(await get().openMedia(password))) {
          set({ starting: false, problem: { code: wrongPassword(password), facts: {} } })
          return
        }
        const { job, runs } = await station.run.start(startInput(media, targets, options, password))
        const views = runs.map(({ run, target }, index) =>
          startRunView(run, targets[index]?.name ?? lastPart(target), targets[index]?.serial ?? ''),
        )
        set((state) => ({
          starting: false,
          targets: state.targets.filter((left) => targets.every(({ token }) => token !== left.token)),
        }))
        await carry(job, media.name, views)
      } catch (error) {
        refuse(error)
      }
    },

    readInterrupted: async () => {
      await station.run.interrupted().then(
        (interrupted) => set({ interrupted }),
        (error: unknown) => set({ problem: problemOf(error) }),
      )
    },

    resume: async ({ run, target, serial, media }, startOver, password) => {
      if (get().starting) return
      set({ starting: true, problem: undefined })
      try {
        const secret = password === '' ? {} : { password }
        const { job, runs } = await station.run.resume({ runs: [run], startOver, ...secret })
        const views = runs.map((one) => startRunView(one.run, lastPart(target), serial))
        set(({ jobs }) => ({
          starting: false,
          jobs: jobs.map((job) => ({
            ...job,
            runs: job.runs.map((each) => (each.run === run ? { ...each, resumed: true } : each)),
          })),
        }))
        void get().readInterrupted()
        await carry(job, lastPart(media), views)
      } catch (error) {
        refuse(error)
      }
      await get().readInterrupted()
    },

    attach: async () => {
      try {
        for await (const list of await station.run.watchJobs()) take(list)
      } catch (error) {
        refuse(error)
      }
    },

    moveUp: async (id) => {
      await station.run.moveUp({ job: id }).catch(refuse)
    },

    cancel: async (id) => {
      changeJob(id, (job) => (job.over ? job : { ...job, cancelling: true }))
      await station.run.cancel({ job: id }).catch((error: unknown) => {
        changeJob(id, (job) => ({ ...job, cancelling: false }))
        set({ problem: problemOf(error) })
      })
    },

    clear: (id) => set(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id || !job.over) })),

    readLocks: (run) => station.target.locks({ run }),
    breakLock: async (run, locks, typed) => {
      await station.target.breakLock({ run: run.run, locks, typed: typed.trim() })
      await get().again([run])
    },

    again: async (runs) => {
      try {
        const files = await Promise.all(runs.map(({ run }) => station.log.target({ run })))
        await Promise.all(files.map((file, index) => get().addTarget(file, runs[index]?.serial)))
      } catch (error) {
        refuse(error)
      }
    },
  }
}
