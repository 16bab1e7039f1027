import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FirstBootReport } from '../../shared/contract/check.ts'
import type { Problem } from '../../shared/contract/problem.ts'
import type { RunRow } from '../../shared/contract/run.ts'
import type { ChosenFile } from '../../shared/contract/shell.ts'
import { problemOf } from '../station/problem-of.ts'
import type { StationClient } from '../station/station-client.ts'

/** What a later check ended with: its report, or why it could not be held. */
export interface LaterOutcome {
  readonly run: RunRow
  readonly report: FirstBootReport | undefined
  readonly problem: Problem | undefined
}

export interface LaterChoices {
  readonly managementPoint: string
  readonly password: string
}

export interface LaterState {
  /** Runs whose management point has not been asked; undefined until the station has answered. */
  readonly waiting: readonly RunRow[] | undefined
  /** The run that is asked for at this moment. */
  readonly asking: string | undefined
  /** Of the checks since the page was opened, the latest of each run. */
  readonly outcomes: readonly LaterOutcome[]
  /** Where the media of the runs lie now; where they lay then, when undefined. */
  readonly media: ChosenFile | undefined
  readonly problem: Problem | undefined
  read(): Promise<void>
  chooseMedia(media: ChosenFile | undefined): void
  /** Asks for the runs, one after the other. The password goes to the station with the calls and is kept nowhere here. */
  ask(runs: readonly RunRow[], choices: LaterChoices): Promise<void>
  stop(): void
}

export type LaterStore = StoreApi<LaterState>

/** The checks that wait for a network, and those that were held. */
export function createLaterStore(station: StationClient): LaterStore {
  return createStore<LaterState>()((set, get) => {
    let leaving = new AbortController()
    const settle = (outcome: LaterOutcome) =>
      set(({ outcomes }) => ({ outcomes: [outcome, ...outcomes.filter(({ run }) => run.run !== outcome.run.run)] }))
    const askOne = async (run: RunRow, { managementPoint, password }: LaterChoices) => {
      const { media } = get()
      const address = managementPoint.trim()
      const input = {
        run: run.run,
        ...(media === undefined ? {} : { media: media.token }),
        managementPoints: address === '' ? [] : [address],
        ...(password === '' ? {} : { password }),
      }
      await station.firstBoot.later(input, { signal: leaving.signal }).then(
        (report) => settle({ run, report, problem: undefined }),
        (error: unknown) => {
          if (!leaving.signal.aborted) settle({ run, report: undefined, problem: problemOf(error) })
        },
      )
    }
    const read = async () => {
      await station.firstBoot.waiting().then(
        (waiting) => set({ waiting, problem: undefined }),
        (error: unknown) => set({ problem: problemOf(error) }),
      )
    }
    return {
      waiting: undefined,
      asking: undefined,
      outcomes: [],
      media: undefined,
      problem: undefined,
      read,
      chooseMedia: (media) => set({ media }),
      ask: async (runs, choices) => {
        if (get().asking !== undefined) return
        leaving = new AbortController()
        for (const run of runs) {
          if (leaving.signal.aborted) break
          set({ asking: run.run })
          await askOne(run, choices)
        }
        set({ asking: undefined })
        await read()
      },
      stop: () => leaving.abort(),
    }
  })
}
