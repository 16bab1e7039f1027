import type { StationClient } from '../station/station-client.ts'
import { isOver, type RunView, startRunView, withEvent } from './run-view.ts'

/** One start of the bench: a run for each target. */
export interface Job {
  readonly id: string
  readonly runs: readonly RunView[]
  readonly cancelling: boolean
  readonly over: boolean
  /** The events ended before every run had its result: the station is gone. */
  readonly lost: boolean
}

type StartInput = Parameters<StationClient['run']['start']>[0]

/** Starts the job and shows every change of it until its last event. */
export async function runJob(
  station: StationClient,
  input: StartInput,
  targets: readonly { readonly name: string; readonly serial: string }[],
  show: (change: (before: Job | undefined) => Job) => void,
): Promise<void> {
  const { job, runs } = await station.run.start(input)
  const views = runs.map(({ run }, index) =>
    startRunView(run, targets[index]?.name ?? '', targets[index]?.serial ?? ''),
  )
  await followJob(station, job, views, show)
}

/** Shows a job that is under way, from its first event to its last. */
export async function followJob(
  station: StationClient,
  job: string,
  runs: readonly RunView[],
  show: (change: (before: Job | undefined) => Job) => void,
): Promise<void> {
  const started: Job = { id: job, runs, cancelling: false, over: false, lost: false }
  show(() => started)
  for await (const event of await station.run.watch({ job })) {
    show((before = started) => ({ ...before, runs: before.runs.map((run) => withEvent(run, event)) }))
  }
  show((before = started) => ({ ...before, over: true, lost: !before.runs.every(isOver) }))
}

/** How much of the job is done, 0 to 1, or null while it moves no bytes. */
export function jobFraction({ runs }: Job): number | null {
  const open = runs.filter((run) => !isOver(run))
  const moving = open.flatMap(({ progress }) => (progress !== undefined && progress.totalBytes > 0 ? [progress] : []))
  if (moving.length === 0) return null
  return moving.reduce((sum, { doneBytes, totalBytes }) => sum + doneBytes / totalBytes, 0) / moving.length
}
