import { createStore, type StoreApi } from 'zustand/vanilla'
import type { InterruptedRun } from '../../shared/contract/run.ts'
import type { ChosenFile } from '../../shared/contract/shell.ts'
import { type ChosenMedia, UNREAD } from '../media/chosen-media.ts'
import { follow } from '../station/follow.ts'
import { problemOf } from '../station/problem-of.ts'
import type { StationClient } from '../station/station-client.ts'
import { lastPart } from '../text/last-part.ts'
import type { BenchState, ChosenTarget, Options } from './bench-state.ts'
import { followJob, type Job, runJob } from './job.ts'
import { startRunView } from './run-view.ts'
import { canStart, digestOf, startInput } from './start-input.ts'

export interface BenchActions {
  chooseMedia(file: ChosenFile): Promise<void>
  addTarget(file: ChosenFile): Promise<void>
  removeTarget(token: string): void
  setSerial(token: string, serial: string): void
  setConfirmLabel(token: string, label: string): void
  setOptions(options: Partial<Options>): void
  /** The password goes to the station with the call and is kept nowhere here. */
  start(password: string): Promise<void>
  /** Goes on with an interrupted run, or formats its target again. */
  resume(run: InterruptedRun, startOver: boolean, password: string): Promise<void>
  readInterrupted(): Promise<void>
  cancel(): Promise<void>
  /** Takes up a job of the station that is under way: the page was loaded again, or another face started it. */
  attach(): Promise<void>
  /** Verifies the chosen media against itself and, where it is entered, against the expected digest. */
  verifyMedia(): Promise<void>
  /** Clears the targets of an ended job for the next ones; the media stays. */
  nextTargets(): void
  /** Takes the targets of an ended job up again, as they are now. */
  sameTargets(): Promise<void>
}

export type BenchStore = StoreApi<BenchState & BenchActions>

const NO_OPTIONS: Options = Object.freeze({
  managementPoint: '',
  askManagementPoint: true,
  expectedSha256: '',
  quickFormat: false,
})

export function createBenchStore(station: StationClient): BenchStore {
  return createStore<BenchState & BenchActions>()((set, get) => {
    const setTarget = (token: string, change: Partial<ChosenTarget>) =>
      set(({ targets }) => ({
        targets: targets.map((target) => (target.token === token ? { ...target, ...change } : target)),
      }))

    const settleMedia = (token: string, change: Partial<ChosenMedia>) =>
      set(({ media }) => (media?.token === token ? { media: { ...media, ...change } } : {}))
    const show = (change: (before: Job | undefined) => Job) =>
      set((state) => ({ job: change(state.job), starting: false }))
    const lose = (error: unknown) =>
      set(({ job }) => ({
        starting: false,
        problem: problemOf(error),
        job: job === undefined || job.over ? job : { ...job, over: true, lost: true },
      }))
    const inspect = (token: string) =>
      station.target.inspect({ target: token }).then(
        (facts) => setTarget(token, { facts, problem: undefined }),
        (error: unknown) => setTarget(token, { facts: undefined, problem: problemOf(error) }),
      )

    return {
      media: undefined,
      targets: [],
      options: NO_OPTIONS,
      starting: false,
      job: undefined,
      interrupted: [],
      problem: undefined,

      chooseMedia: async (file) => {
        set({ media: { ...file, ...UNREAD } })
        await station.media.inspect({ media: file.token }).then(
          (facts) => settleMedia(file.token, { facts }),
          (error: unknown) => settleMedia(file.token, { problem: problemOf(error) }),
        )
      },

      verifyMedia: async () => {
        const { media, options } = get()
        if (media?.facts === undefined || media.verified !== undefined) return
        const settle = (change: Partial<ChosenMedia>) => settleMedia(media.token, { verified: undefined, ...change })
        settle({ verified: 0, verdict: undefined, problem: undefined })
        try {
          const events = await station.media.verify({ media: media.token, ...digestOf(options) })
          const verdict = await follow(events, ({ doneBytes, totalBytes }) =>
            settle({ verified: totalBytes === 0 ? 0 : doneBytes / totalBytes }),
          )
          settle({ verdict })
        } catch (error) {
          settle({ problem: problemOf(error) })
        }
      },

      addTarget: async (file) => {
        if (get().targets.some(({ token }) => token === file.token)) return
        set(({ targets }) => ({
          targets: [...targets, { ...file, serial: '', confirmLabel: '', facts: undefined, problem: undefined }],
        }))
        await inspect(file.token)
      },

      removeTarget: (token) => set(({ targets }) => ({ targets: targets.filter((target) => target.token !== token) })),
      setSerial: (token, serial) => setTarget(token, { serial }),
      setConfirmLabel: (token, confirmLabel) => setTarget(token, { confirmLabel }),
      setOptions: (change) => set(({ options }) => ({ options: { ...options, ...change } })),

      start: async (password) => {
        const { media, targets, options, job } = get()
        if (media === undefined || job !== undefined || !canStart(get())) return
        set({ starting: true, problem: undefined })
        try {
          const input = startInput(media, targets, options, password)
          await runJob(station, input, targets, show)
        } catch (error) {
          lose(error)
        }
      },

      readInterrupted: async () => {
        await station.run.interrupted().then(
          (interrupted) => set({ interrupted }),
          (error: unknown) => set({ problem: problemOf(error) }),
        )
      },

      resume: async ({ run, target, serial }, startOver, password) => {
        if (get().job !== undefined || get().starting) return
        set({ starting: true, problem: undefined })
        try {
          const secret = password === '' ? {} : { password }
          const { job, runs } = await station.run.resume({ runs: [run], startOver, ...secret })
          const views = runs.map((one) => startRunView(one.run, lastPart(target), serial))
          await followJob(station, job, views, show)
        } catch (error) {
          lose(error)
        }
        await get().readInterrupted()
      },

      attach: async () => {
        try {
          const [running] = await station.run.jobs()
          if (running === undefined || get().job !== undefined || get().starting) return
          const views = running.runs.map(({ run, target, serial }) => startRunView(run, lastPart(target), serial))
          await followJob(station, running.job, views, show)
        } catch (error) {
          lose(error)
        }
      },

      cancel: async () => {
        const { job } = get()
        if (job === undefined || job.over) return
        set({ job: { ...job, cancelling: true } })
        await station.run.cancel({ job: job.id }).catch((error: unknown) => set({ problem: problemOf(error) }))
      },

      nextTargets: () => {
        if (get().job?.over === true) set({ job: undefined, targets: [], problem: undefined })
      },

      sameTargets: async () => {
        if (get().job?.over !== true) return
        set({ job: undefined, problem: undefined })
        await Promise.all(get().targets.map(({ token }) => inspect(token)))
      },
    }
  })
}
