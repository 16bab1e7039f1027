import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ChosenFile } from '../../shared/contract/shell.ts'
import type { ChosenMedia } from '../media/chosen-media.ts'
import { problemOf } from '../station/problem-of.ts'
import type { StationClient } from '../station/station-client.ts'
import type { BenchState, ChosenTarget, Options } from './bench-state.ts'
import { runJob } from './job.ts'
import { canStart, startInput } from './start-input.ts'

export interface BenchActions {
  chooseMedia(file: ChosenFile): Promise<void>
  addTarget(file: ChosenFile): Promise<void>
  removeTarget(token: string): void
  setSerial(token: string, serial: string): void
  setOptions(options: Partial<Options>): void
  /** The password goes to the station with the call and is kept nowhere here. */
  start(password: string): Promise<void>
  cancel(): Promise<void>
  /** Clears the targets of an ended job for the next ones; the media stays. */
  nextTargets(): void
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

    return {
      media: undefined,
      targets: [],
      options: NO_OPTIONS,
      job: undefined,
      problem: undefined,

      chooseMedia: async (file) => {
        const settle = (change: Partial<ChosenMedia>) =>
          set(({ media }) => (media?.token === file.token ? { media: { ...media, ...change } } : {}))
        set({ media: { ...file, facts: undefined, problem: undefined } })
        await station.media.inspect({ media: file.token }).then(
          (facts) => settle({ facts }),
          (error: unknown) => settle({ problem: problemOf(error) }),
        )
      },

      addTarget: async (file) => {
        if (get().targets.some(({ token }) => token === file.token)) return
        set(({ targets }) => ({
          targets: [...targets, { ...file, serial: '', facts: undefined, problem: undefined }],
        }))
        await station.target.inspect({ target: file.token }).then(
          (facts) => setTarget(file.token, { facts }),
          (error: unknown) => setTarget(file.token, { problem: problemOf(error) }),
        )
      },

      removeTarget: (token) => set(({ targets }) => ({ targets: targets.filter((target) => target.token !== token) })),
      setSerial: (token, serial) => setTarget(token, { serial }),
      setOptions: (change) => set(({ options }) => ({ options: { ...options, ...change } })),

      start: async (password) => {
        const { media, targets, options, job } = get()
        if (media === undefined || (job !== undefined && !job.over) || !canStart(get())) return
        set({ problem: undefined })
        try {
          const input = startInput(media, targets, options, password)
          await runJob(station, input, targets, (change) => set((state) => ({ job: change(state.job) })))
        } catch (error) {
          set(({ job: current }) => ({
            problem: problemOf(error),
            job: current === undefined || current.over ? current : { ...current, over: true, lost: true },
          }))
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
    }
  })
}
