import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FirstBootReport, StepReport } from '../../shared/contract/check.ts'
import type { Problem } from '../../shared/contract/problem.ts'
import type { ChosenFile } from '../../shared/contract/shell.ts'
import { follow } from '../station/follow.ts'
import { problemOf } from '../station/problem-of.ts'
import type { StationClient } from '../station/station-client.ts'
import { withReport } from './chain.ts'

export interface FirstBootState {
  readonly target: ChosenFile | undefined
  /** What the target's files are compared with; what this station has proven of it, without. */
  readonly media: ChosenFile | undefined
  readonly managementPoint: string
  readonly askManagementPoint: boolean
  readonly checking: boolean
  readonly steps: readonly StepReport[]
  readonly report: FirstBootReport | undefined
  readonly problem: Problem | undefined
  choose(target: ChosenFile): void
  chooseMedia(media: ChosenFile | undefined): void
  setManagementPoint(address: string): void
  setAskManagementPoint(ask: boolean): void
  /** Checks the chosen target. The password goes to the station with the call and is kept nowhere here. */
  check(password: string): Promise<void>
  cancel(): void
}

export type FirstBootStore = StoreApi<FirstBootState>

const UNCHECKED = Object.freeze({ steps: [], report: undefined, problem: undefined })

/** A first-boot check of a target of its own, apart from any run. */
export function createFirstBootStore(station: StationClient): FirstBootStore {
  return createStore<FirstBootState>()((set, get) => {
    let leaving = new AbortController()
    return {
      target: undefined,
      media: undefined,
      managementPoint: '',
      askManagementPoint: true,
      checking: false,
      ...UNCHECKED,

      choose: (target) => {
        if (!get().checking) set({ target, ...UNCHECKED })
      },
      chooseMedia: (media) => set({ media }),
      setManagementPoint: (managementPoint) => set({ managementPoint }),
      setAskManagementPoint: (askManagementPoint) => set({ askManagementPoint }),

      check: async (password) => {
        const { target, media, managementPoint, askManagementPoint, checking } = get()
        if (target === undefined || checking) return
        leaving = new AbortController()
        set({ checking: true, ...UNCHECKED })
        const address = managementPoint.trim()
        try {
          const events = await station.firstBoot.follow(
            {
              target: target.token,
              ...(media === undefined ? {} : { media: media.token }),
              askManagementPoint,
              managementPoints: askManagementPoint && address !== '' ? [address] : [],
              ...(password === '' ? {} : { password }),
            },
            { signal: leaving.signal },
          )
          const report = await follow(
            events,
            (step) => set(({ steps }) => ({ steps: withReport(steps, step) })),
            leaving.signal,
          )
          set({ checking: false, report, steps: report.steps })
        } catch (error) {
          set({ checking: false, problem: leaving.signal.aborted ? CANCELLED : problemOf(error) })
        }
      },

      cancel: () => leaving.abort(),
    }
  })
}

const CANCELLED: Problem = Object.freeze({ code: 'cancelled', facts: {} })
