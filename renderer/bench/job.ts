import type { RunEvent } from '../../shared/contract/events.ts'
import type { StationJob } from '../../shared/contract/run.ts'
import { isOver, type RunView, withEvent } from '../run/run-view.ts'
import type { StationClient } from '../station/station-client.ts'
import { type Gathered, shareDraws } from './share-draws.ts'

/** One start of the bench: a run for each target. */
export interface Job {
  readonly id: string
  /** Name of its media. */
  readonly media: string
  readonly runs: readonly RunView[]
  /** 0 while it is under way, else where it stands among those that wait. */
  readonly place: number
  readonly cancelling: boolean
  readonly over: boolean
  /** The events ended before every run had its result: the station is gone. */
  readonly lost: boolean
}

export type ChangeJob = (change: (job: Job) => Job) => void

/** Ended jobs that stay in sight until they are cleared; older ones are in the log. */
const MOST_ENDED = 12

/** Events of eight targets come by the hundred a second; those of a moment are shown together. */
const TOGETHER_MS = 100
/** Each is a card; with more, drawing them takes longer than a frame lasts. */
const MOST_RUNS_AT_ONCE = 2
const NEXT_MS = 25

export function newJob(id: string, media: string, runs: readonly RunView[]): Job {
  return { id, media, runs, place: 0, cancelling: false, over: false, lost: false }
}

/** Puts a job in front of the others; of those that have ended only the latest stay. */
export function withJob(jobs: readonly Job[], job: Job): readonly Job[] {
  const ended = jobs.filter(({ over }) => over).slice(MOST_ENDED)
  return [job, ...jobs.filter((other) => !ended.includes(other))]
}

/** Shows a job that is under way, from its first event to its last; its speed is by `now`, which no clock's setting moves. */
export async function followJob(
  station: StationClient,
  job: string,
  change: ChangeJob,
  now: () => number = () => performance.now(),
): Promise<void> {
  let gathered: Gathered<RunEvent>[] = []
  let waiting: ReturnType<typeof setTimeout> | undefined
  const show = (mostRuns: number) => {
    const { now: events, later } = shareDraws(gathered, mostRuns)
    gathered = [...later]
    waiting = later.length === 0 ? undefined : setTimeout(show, NEXT_MS, mostRuns)
    if (events.length > 0)
      change((before) => ({
        ...before,
        runs: before.runs.map((run) => events.reduce((view, { event, at }) => withEvent(view, event, at), run)),
      }))
  }
  try {
    for await (const event of await station.run.watch({ job })) {
      gathered.push({ event, at: now() })
      waiting ??= setTimeout(show, TOGETHER_MS, MOST_RUNS_AT_ONCE)
    }
  } finally {
    clearTimeout(waiting)
    show(Number.POSITIVE_INFINITY)
  }
  change((before) => ({ ...before, over: true, lost: !before.runs.every(isOver) }))
}

/** Runs of all jobs that have not ended. */
export function openRuns(jobs: readonly Job[]): readonly RunView[] {
  return jobs.filter(({ over }) => !over).flatMap(({ runs }) => runs.filter((run) => !isOver(run)))
}

/** Under way first, then those that wait, in their order, then the ended, the newest first. */
export function inOrder(jobs: readonly Job[]): readonly Job[] {
  const rank = ({ over, place }: Job) => (over ? Number.POSITIVE_INFINITY : place)
  return jobs.toSorted((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)))
}

/** What the station says of its jobs: their places, and what is being cancelled. */
export function withPlaces(jobs: readonly Job[], list: readonly StationJob[]): readonly Job[] {
  return jobs.map((job) => {
    const told = list.find((each) => each.job === job.id)
    const place = told?.place ?? 0
    const cancelling = job.cancelling || told?.cancelling === true
    return place === job.place && cancelling === job.cancelling ? job : { ...job, place, cancelling }
  })
}
