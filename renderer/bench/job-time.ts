import { isOver, type RunView } from '../run/run-view.ts'
import { STAGES, type Stage, type StageWork, stageOf } from '../run/stages.ts'
import type { Job } from './job.ts'

/** What follows the last byte, the first-boot check and the proof, takes about this long for each target. */
const TAIL_SECONDS = 3
/** Before this nothing honest can be said. */
const SETTLED_MS = 1_000

interface StageSum {
  readonly done: number
  readonly total: number
  readonly bytesPerSecond: number | undefined
}

/**
 * Seconds until every run of the job has its proof: the rest of the stage at hand by its speed, the stages to come by
 * their speed in an earlier job or, where there is none, by that of the last stage. Undefined while nothing was measured.
 */
export function jobSecondsLeft(job: Job, earlier: readonly Job[]): number | undefined {
  const open = job.runs.filter((run) => !isOver(run))
  if (open.length === 0 || job.place > 0 || isAtLastChecks(job)) return undefined
  let seconds = open.length * TAIL_SECONDS
  let pace: number | undefined
  let lastTotal = 0
  for (const stage of STAGES) {
    const sum = sumOf(open, stage, lastTotal)
    const left = sum.total - sum.done
    const bytesPerSecond = sum.bytesPerSecond ?? paceOf(earlier, stage) ?? pace
    if (left > 0) {
      if (bytesPerSecond === undefined) return undefined
      seconds += left / bytesPerSecond
    }
    pace = bytesPerSecond ?? pace
    lastTotal = sum.total / (stage === 'verify' ? 1 : open.length)
  }
  // Where no stage is known, there is nothing to tell.
  return lastTotal === 0 ? undefined : seconds
}

/** Every byte of the open runs is read back: what still runs moves none, so that no speed tells when it ends. */
export function isAtLastChecks({ runs, place }: Job): boolean {
  const open = runs.filter((run) => !isOver(run))
  const isRead = ({ work: { readback } }: RunView) => readback !== undefined && readback.done >= readback.total
  return place === 0 && open.length > 0 && open.every(isRead)
}

/** In steps that stay readable while they shrink. */
export function roughSeconds(seconds: number): number {
  const step = seconds >= 600 ? 60 : seconds >= 60 ? 10 : 5
  return Math.max(step, Math.round(seconds / step) * step)
}

/** How much of the job is done, 0 to 1: each stage by its bytes, all that follows them as nothing. */
export function jobFraction(job: Job): number {
  if (job.runs.length === 0) return 0
  const each = job.runs.map((run) => (isOver(run) ? 1 : runFraction(run)))
  return each.reduce((sum, fraction) => sum + fraction, 0) / each.length
}

function runFraction({ work, steps }: RunView): number {
  const isThrough = (stage: Stage) => steps.some(({ step, status }) => stageOf(step) === stage && isProven(status))
  const parts = STAGES.map((stage) => {
    const bytes = work[stage]
    if (bytes === undefined || bytes.total === 0) return isThrough(stage) ? 1 : 0
    return bytes.done / bytes.total
  })
  return (parts.reduce((sum, part) => sum + part, 0) / STAGES.length) * LARGEST_OPEN
}

/** A run without its result is never shown as whole. */
const LARGEST_OPEN = 0.98

function isProven(status: string): boolean {
  return status === 'passed' || status === 'warned'
}

function sumOf(runs: readonly RunView[], stage: Stage, otherwise: number): StageSum {
  const known = runs.flatMap(({ work }) => work[stage] ?? [])
  const each = known.length === 0 ? otherwise : Math.max(...known.map(({ total }) => total))
  const isShared = stage === 'verify'
  const count = isShared ? 1 : runs.length
  const done = known.map((work) => work.done)
  return {
    total: each * count,
    done: isShared ? Math.max(0, ...done) : done.reduce((sum, bytes) => sum + bytes, 0),
    bytesPerSecond: speedOf(isShared ? known.slice(0, 1) : known),
  }
}

/** Of all runs together, since the first of them began. */
function speedOf(works: readonly StageWork[]): number | undefined {
  if (works.length === 0) return undefined
  const elapsed = Math.max(...works.map(({ at }) => at)) - Math.min(...works.map(({ firstAt }) => firstAt))
  const bytes = works.reduce((sum, { done, firstDone }) => sum + done - firstDone, 0)
  return elapsed < SETTLED_MS || bytes <= 0 ? undefined : (bytes * 1000) / elapsed
}

/** Speed of this stage in the newest earlier job that knows it. */
function paceOf(earlier: readonly Job[], stage: Stage): number | undefined {
  for (const { runs } of earlier) {
    const speed = speedOf(runs.flatMap(({ work }) => work[stage] ?? []))
    if (speed !== undefined) return speed
  }
  return undefined
}
