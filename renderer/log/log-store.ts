import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../../shared/contract/problem.ts'
import type { RunRow, RunStory } from '../../shared/contract/run.ts'
import type { ChosenFile } from '../../shared/contract/shell.ts'
import { problemOf } from '../station/problem-of.ts'
import type { StationClient } from '../station/station-client.ts'
import { type Download, digestTable, recordText } from './export.ts'

/** Runs that are asked for at once. */
const PAGE_ROWS = 100
/** Runs of one device that are shown. */
const MOST_OF_A_DEVICE = 500

export interface LogState {
  readonly search: string
  /** How many runs the search finds; undefined until the station has answered. */
  readonly total: number | undefined
  /** Stretches of the log by number; the table shows a gap where one is still on its way. */
  readonly pages: ReadonlyMap<number, readonly RunRow[]>
  readonly story: RunStory | undefined
  /** All runs of the story's device, the newest first. */
  readonly device: readonly RunRow[]
  readonly problem: Problem | undefined
  setSearch(search: string): Promise<void>
  /** Says which rows are in sight, from `first` to `last`. */
  look(first: number, last: number): Promise<void>
  /** Reads again what is in sight; the rest is forgotten. */
  refresh(): Promise<void>
  open(run: string): Promise<void>
  close(): void
  /** The record of the run in the story, as a file. */
  exportRecord(): Promise<Download | undefined>
  /** Every file on the target of the run in the story with its digest, as a table. */
  exportDigests(): Promise<Download | undefined>
  /** A token for the target of the run in the story. */
  target(): Promise<ChosenFile | undefined>
  /** Reads the log again whenever a run changes its state; returns when the station is gone. */
  follow(signal: AbortSignal): Promise<void>
}

export type LogStore = StoreApi<LogState>

export function rowAt({ pages }: Pick<LogState, 'pages'>, index: number): RunRow | undefined {
  return pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS]
}

export function createLogStore(station: StationClient): LogStore {
  return createStore<LogState>()((set, get) => {
    let sight: readonly number[] = [0]
    const coming = new Set<number>()

    const fetchPage = async (page: number, search: string) => {
      const { total, rows } = await station.log.page({
        search: search.trim(),
        offset: page * PAGE_ROWS,
        limit: PAGE_ROWS,
      })
      return { page, total, rows }
    }
    const refresh = async () => {
      const { search } = get()
      try {
        const fresh = await Promise.all(sight.map((page) => fetchPage(page, search)))
        if (get().search !== search) return
        const pages = new Map(fresh.map(({ page, rows }) => [page, rows]))
        set({ total: fresh[0]?.total ?? 0, pages, problem: undefined })
      } catch (error) {
        set({ problem: problemOf(error) })
      }
    }

    const ofStory = async <Value>(take: (story: RunStory) => Promise<Value>): Promise<Value | undefined> => {
      const { story } = get()
      try {
        return story === undefined ? undefined : await take(story)
      } catch (error) {
        set({ problem: problemOf(error) })
        return undefined
      }
    }

    return {
      search: '',
      total: undefined,
      pages: new Map(),
      story: undefined,
      device: [],
      problem: undefined,
      refresh,

      setSearch: async (search) => {
        sight = [0]
        set({ search })
        await refresh()
      },

      look: async (first, last) => {
        const { search, pages } = get()
        const from = Math.floor(first / PAGE_ROWS)
        sight = Array.from({ length: Math.floor(last / PAGE_ROWS) - from + 1 }, (_, index) => from + index)
        const lacking = sight.filter((page) => !pages.has(page) && !coming.has(page))
        if (lacking.length === 0) return
        for (const page of lacking) coming.add(page)
        try {
          for (const { page, total, rows } of await Promise.all(lacking.map((each) => fetchPage(each, search)))) {
            if (get().search === search) set((state) => ({ total, pages: new Map(state.pages).set(page, rows) }))
          }
        } catch (error) {
          set({ problem: problemOf(error) })
        } finally {
          for (const page of lacking) coming.delete(page)
        }
      },

      open: async (run) => {
        try {
          const story = await station.log.show({ run })
          const { rows } = await station.log.page({ search: story.serial, limit: MOST_OF_A_DEVICE })
          set({ story, device: rows.filter(({ serial }) => serial === story.serial), problem: undefined })
        } catch (error) {
          set({ problem: problemOf(error) })
        }
      },

      close: () => set({ story: undefined, device: [] }),

      exportRecord: () =>
        ofStory(async (story) => ({ name: `${story.run}.json`, type: 'application/json', text: recordText(story) })),
      exportDigests: () =>
        ofStory(async ({ run }) => {
          const { list } = await station.log.digests({ run })
          return { name: `${run}-digests.csv`, type: 'text/csv', text: digestTable(list) }
        }),
      target: () => ofStory(({ run }) => station.log.target({ run })),

      follow: async (signal) => {
        try {
          for await (const { event, run } of await station.run.watchAll(undefined, { signal })) {
            if (event !== 'state' && event !== 'result') continue
            await refresh()
            if (get().story?.run === run) await get().open(run)
          }
        } catch (error) {
          if (!signal.aborted) set({ problem: problemOf(error) })
        }
      },
    }
  })
}
