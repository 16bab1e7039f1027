import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LogChoices } from '../../shared/contract/log.ts'
import type { Problem } from '../../shared/contract/problem.ts'
import type { RunRow, RunStory } from '../../shared/contract/run.ts'
import type { ChosenFile } from '../../shared/contract/shell.ts'
import { problemOf } from '../station/problem-of.ts'
import type { StationClient } from '../station/station-client.ts'
import { type Download, digestsFile, recordFile, runsFile, transcriptFile } from './log-files.ts'
import { EVERYTHING, filterOf, type Narrowing } from './log-filter.ts'

/** Runs that are asked for at once. */
const PAGE_ROWS = 100
/** Pages before and after those in sight that are not asked for again. */
const PAGES_KEPT = 20
/** Events of runs come in bursts; the log is read again once for all of them. */
const REFRESH_MS = 300
const NO_CHOICES: LogChoices = Object.freeze({ operators: [], stations: [], media: [], codes: [] })

export interface LogState {
  readonly narrowing: Narrowing
  readonly choices: LogChoices
  /** How many runs there are; undefined until the station has answered. */
  readonly total: number | undefined
  /** Stretches of the log by number; the table shows a gap where one is still on its way. */
  readonly pages: ReadonlyMap<number, readonly RunRow[]>
  /** Runs that were picked, for their labels. */
  readonly picked: ReadonlyMap<string, RunRow>
  readonly story: RunStory | undefined
  /** All runs of the story's device, the newest first. */
  readonly device: readonly RunRow[]
  readonly problem: Problem | undefined
  setSearch(search: string): Promise<void>
  narrow(change: Partial<Narrowing>): Promise<void>
  /** Says which rows are in sight, from `first` to `last`. */
  look(first: number, last: number): Promise<void>
  /** Reads again what is in sight; the rest is forgotten. */
  refresh(): Promise<void>
  readChoices(): Promise<void>
  pick(row: RunRow): void
  pickNone(): void
  open(run: string): Promise<void>
  /** Opens the last run of the device whose serial number was scanned; the one run that is found, where there is no such device. */
  scan(serial: string): Promise<void>
  close(): void
  exportRecord(): Promise<Download | undefined>
  exportDigests(): Promise<Download | undefined>
  exportTranscript(): Promise<Download | undefined>
  /** All runs that the filter lets through. */
  exportRuns(format: 'csv' | 'json'): Promise<Download | undefined>
  /** A token for the target of the run in the story. */
  target(): Promise<ChosenFile | undefined>
  /** Reads the log again whenever runs change their state; returns when the station is gone. */
  follow(signal: AbortSignal): Promise<void>
}

export type LogStore = StoreApi<LogState>

export function rowAt({ pages }: Pick<LogState, 'pages'>, index: number): RunRow | undefined {
  return pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS]
}

/** Keeps what lies near the page that has come, so that a log of any length takes no more room than a part of it. */
function withPage(pages: LogState['pages'], page: number, rows: readonly RunRow[]): LogState['pages'] {
  const near = [...pages].filter(([other]) => Math.abs(other - page) <= PAGES_KEPT)
  return new Map([...near, [page, rows]])
}

export function createLogStore(station: StationClient): LogStore {
  return createStore<LogState>()((set, get) => {
    let sight: readonly number[] = [0]
    let reading: Promise<void> | undefined

    const fetchPage = async (page: number, narrowing: Narrowing) => {
      const { total, rows } = await station.log.page({
        ...filterOf(narrowing),
        offset: page * PAGE_ROWS,
        limit: PAGE_ROWS,
      })
      return { page, total, rows }
    }
    /** Does something that may fail, and tells its problem. */
    const attempt = async <Value>(work: () => Promise<Value>): Promise<Value | undefined> => {
      try {
        return await work()
      } catch (error) {
        set({ problem: problemOf(error) })
        return undefined
      }
    }
    /** One stretch after the other, so that what flies past while scrolling is never asked for. */
    const readSight = async () => {
      for (;;) {
        const { narrowing, pages } = get()
        const lacking = sight.filter((page) => !pages.has(page))
        if (lacking.length === 0) return
        const found = await Promise.all(lacking.map((page) => fetchPage(page, narrowing)))
        if (get().narrowing !== narrowing) continue
        for (const { page, total, rows } of found) set((state) => ({ total, pages: withPage(state.pages, page, rows) }))
      }
    }
    const ofStory = async <Value>(take: (story: RunStory) => Promise<Value>): Promise<Value | undefined> => {
      const { story } = get()
      return story === undefined ? undefined : attempt(() => take(story))
    }
    const refresh = async () => {
      const { narrowing } = get()
      await attempt(async () => {
        const fresh = await Promise.all(sight.map((page) => fetchPage(page, narrowing)))
        if (get().narrowing !== narrowing) return
        const pages = new Map(fresh.map(({ page, rows }) => [page, rows]))
        set({ total: fresh[0]?.total ?? 0, pages, problem: undefined })
      })
    }

    return {
      narrowing: EVERYTHING,
      choices: NO_CHOICES,
      total: undefined,
      pages: new Map(),
      picked: new Map(),
      story: undefined,
      device: [],
      problem: undefined,
      refresh,

      setSearch: (search) => get().narrow({ search }),

      narrow: async (change) => {
        sight = [0]
        set(({ narrowing }) => ({ narrowing: { ...narrowing, ...change } }))
        await refresh()
      },

      readChoices: async () => {
        await attempt(async () => set({ choices: await station.log.choices() }))
      },

      look: (first, last) => {
        const from = Math.floor(first / PAGE_ROWS)
        sight = Array.from({ length: Math.floor(last / PAGE_ROWS) - from + 1 }, (_, index) => from + index)
        reading ??= attempt(readSight).finally(() => {
          reading = undefined
        })
        return reading
      },

      pick: (row) =>
        set((state) => {
          const picked = new Map(state.picked)
          if (!picked.delete(row.run)) picked.set(row.run, row)
          return { picked }
        }),
      pickNone: () => set({ picked: new Map() }),

      open: async (run) => {
        await attempt(async () => {
          const story = await station.log.show({ run })
          const device = story.serial === '' ? [] : await station.log.device({ serial: story.serial })
          set({ story, device, problem: undefined })
        })
      },

      scan: async (serial) => {
        const wanted = serial.trim()
        if (wanted === '') return
        await attempt(async () => {
          const [last] = wanted.length > 64 ? [] : await station.log.device({ serial: wanted, limit: 1 })
          await get().narrow({ search: wanted })
          const only = get().total === 1 ? rowAt(get(), 0) : undefined
          const run = last?.run ?? only?.run
          if (run !== undefined) await get().open(run)
        })
      },

      close: () => set({ story: undefined, device: [] }),

      exportRecord: () => ofStory(async (story) => recordFile(story)),
      exportDigests: () => ofStory(({ run }) => digestsFile(station, run)),
      exportTranscript: () => ofStory(({ run }) => transcriptFile(station, run)),
      exportRuns: (format) => {
        const { narrowing, total = 0 } = get()
        return attempt(() => runsFile(station, filterOf(narrowing), total, format))
      },
      target: () => ofStory(({ run }) => station.log.target({ run })),

      follow: async (signal) => {
        let waiting: ReturnType<typeof setTimeout> | undefined
        const changed = new Set<string>()
        const catchUp = async () => {
          waiting = undefined
          const { story } = get()
          const isOurs = story !== undefined && changed.has(story.run)
          changed.clear()
          await refresh()
          if (isOurs && get().story?.run === story.run) await get().open(story.run)
        }
        try {
          for await (const { event, run } of await station.run.watchAll(undefined, { signal })) {
            if (event !== 'state' && event !== 'result') continue
            changed.add(run)
            waiting ??= setTimeout(() => void catchUp(), REFRESH_MS)
          }
        } catch (error) {
          if (!signal.aborted) set({ problem: problemOf(error) })
        } finally {
          clearTimeout(waiting)
        }
      },
    }
  })
}
