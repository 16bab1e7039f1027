import type { StepName } from '../../shared/contract/check.ts'
import type { RunEvent } from '../../shared/contract/events.ts'
import type { RunState } from '../../shared/contract/run-state.ts'
import { type Pace, pace, START_PACE } from './pace.ts'
import { type Stage, type StageWork, stageOf } from './stages.ts'
import { type Speed, withSpeed } from './throughput.ts'

export type StepEvent = Extract<RunEvent, { event: 'step' }>
export type ResultEvent = Extract<RunEvent, { event: 'result' }>

/** What the bench shows of one run; made from the run's events alone. */
export interface RunView {
  readonly run: string
  readonly serial: string
  readonly target: string
  readonly state: RunState
  readonly steps: readonly StepEvent[]
  readonly progress: RunProgress | undefined
  /** Bytes of the stages that have begun. */
  readonly work: Readonly<Partial<Record<Stage, StageWork>>>
  readonly result: ResultEvent | undefined
  /** Another run goes on with it. */
  readonly resumed: boolean
}

export interface RunProgress extends Pace {
  readonly step: StepName
  readonly doneBytes: number
  readonly totalBytes: number
  readonly speeds: readonly Speed[]
}

export function startRunView(run: string, target: string, serial: string): RunView {
  return {
    run,
    target,
    serial,
    state: 'planned',
    steps: [],
    progress: undefined,
    work: {},
    result: undefined,
    resumed: false,
  }
}

/** `at`: milliseconds of a clock that nobody sets, of when the event came. */
export function withEvent(view: RunView, event: RunEvent, at: number): RunView {
  if (event.run !== view.run) return view
  switch (event.event) {
    case 'state':
      return { ...view, state: event.state }
    case 'step':
      return { ...view, steps: withStep(view.steps, event), progress: keepFor(view.progress, event) }
    case 'lock-broken':
      return view
    case 'progress':
      return { ...view, progress: progressOf(view.progress, event, at), work: withWork(view.work, event, at) }
    case 'result':
      return { ...view, state: event.state, result: event, progress: undefined }
  }
}

/**
 * The state as the page may say it: a run that claims a proven end without the result event and its proof is still being
 * checked, and one that ended well without proof is a failure.
 */
export function shownState({ state, result }: RunView): RunState {
  if (state !== 'provisioned' && state !== 'provisioned-unchecked' && state !== 'applied') return state
  if (result === undefined) return 'checking'
  return result.ok && result.proof !== undefined ? state : 'failed'
}

export function isOver({ result }: RunView): boolean {
  return result !== undefined
}

/** Whether the target has been marked as unfinished: from then on it cannot start a computer until a run has its proof. */
export function keepsMarker({ steps, result }: Pick<RunView, 'steps' | 'result'>): boolean {
  return result?.ok !== true && steps.some(({ step, status }) => step === 'write.marker' && status === 'passed')
}

function withStep(steps: readonly StepEvent[], event: StepEvent): readonly StepEvent[] {
  const known = steps.some(({ step }) => step === event.step)
  return known ? steps.map((step) => (step.step === event.step ? event : step)) : [...steps, event]
}

function keepFor(progress: RunProgress | undefined, event: StepEvent): RunProgress | undefined {
  return progress?.step === event.step && event.status !== 'started' ? undefined : progress
}

type ProgressEvent = Extract<RunEvent, { event: 'progress' }>

function withWork(work: RunView['work'], event: ProgressEvent, at: number): RunView['work'] {
  const stage = stageOf(event.step)
  if (stage === undefined) return work
  const { doneBytes: done, totalBytes: total } = event
  const { firstAt, firstDone } = work[stage] ?? { firstAt: at, firstDone: done }
  return { ...work, [stage]: { firstAt, firstDone, at, done, total } }
}

function progressOf(
  before: RunProgress | undefined,
  { step, doneBytes, totalBytes }: ProgressEvent,
  at: number,
): RunProgress {
  const same = before?.step === step ? before : undefined
  const now = pace(same ?? START_PACE, { at, doneBytes })
  const speeds = withSpeed(same?.speeds ?? [], at, now.bytesPerSecond)
  return { step, doneBytes, totalBytes, speeds, ...now }
}
