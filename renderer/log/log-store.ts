import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../../shared/contract/problem.ts'
import type { RunRow, RunStory } from '../../shared/contract/run.ts'
import { problemOf } from '../station/problem-of.ts'
import type { StationClient } from '../station/station-client.ts'

export interface LogState {
  readonly search: string
  readonly rows: readonly RunRow[] | undefined
  readonly story: RunStory | undefined
  readonly problem: Problem | undefined
  setSearch(search: string): Promise<void>
  refresh(): Promise<void>
  open(run: string): Promise<void>
  close(): void
  /** Reads the log again whenever a run changes its state; returns when the station is gone. */
  follow(signal: AbortSignal): Promise<void>
}

export type LogStore = StoreApi<LogState>

export function createLogStore(station: StationClient): LogStore {
  return createStore<LogState>()((set, get) => ({
    search: '',
    rows: undefined,
    story: undefined,
    problem: undefined,

    setSearch: async (search) => {
      set({ search })
      await get().refresh()
    },

    refresh: async () => {
      const { search } = get()
      try {
        const rows = await station.log.list({ search: search.trim() })
        if (get().search === search) set({ rows, problem: undefined })
      } catch (error) {
        set({ problem: problemOf(error) })
      }
    },

    open: async (run) => {
      try {
        set({ story: await station.log.show({ run }), problem: undefined })
      } catch (error) {
        set({ problem: problemOf(error) })
      }
    },

    close: () => set({ story: undefined }),

    follow: async (signal) => {
      try {
        for await (const { event, run } of await station.run.watchAll(undefined, { signal })) {
          if (event !== 'state' && event !== 'result') continue
          await get().refresh()
          if (get().story?.run === run) await get().open(run)
        }
      } catch (error) {
        if (!signal.aborted) set({ problem: problemOf(error) })
      }
    },
  }))
}
