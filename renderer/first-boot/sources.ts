import type { FirstBootReport, StepReport, TaskSequence } from '../../shared/contract/check.ts'
import type { Problem } from '../../shared/contract/problem.ts'
import type { RunView } from '../run/run-view.ts'
import { lastPart } from '../text/last-part.ts'
import type { FirstBootState } from './first-boot-store.ts'
import type { LaterOutcome } from './later-store.ts'

export const OWN_CHECK = 'own-check'

/** Where a chain comes from: a check of its own, a run at the bench, or a later check of a device. */
export type Source =
  | { readonly kind: 'check'; readonly id: string; readonly label: string; readonly check: FirstBootState }
  | { readonly kind: 'run'; readonly id: string; readonly label: string; readonly run: RunView }
  | { readonly kind: 'later'; readonly id: string; readonly label: string; readonly outcome: LaterOutcome }

/** What is shown of a source. */
export interface Shown {
  readonly name: string
  readonly steps: readonly StepReport[]
  readonly taskSequences: readonly TaskSequence[]
  readonly transcript: readonly string[]
  readonly verdict: FirstBootReport['verdict'] | undefined
  readonly problem: Problem | undefined
  readonly run: RunView | undefined
}

const NOTHING: Shown = Object.freeze({
  name: '',
  steps: [],
  taskSequences: [],
  transcript: [],
  verdict: undefined,
  problem: undefined,
  run: undefined,
})

/** The check of its own comes first, then the runs, then the later checks. */
export function sourcesOf(
  runs: readonly RunView[],
  check: FirstBootState,
  outcomes: readonly LaterOutcome[],
): readonly Source[] {
  return [
    { kind: 'check', id: OWN_CHECK, label: '', check },
    ...runs.map(
      (run) => ({ kind: 'run', id: run.run, label: `${run.serial} · ${lastPart(run.target)}`, run }) as const,
    ),
    ...outcomes.map(
      (outcome) => ({ kind: 'later', id: `later ${outcome.run.run}`, label: outcome.run.serial, outcome }) as const,
    ),
  ]
}

export function shownOf(source: Source | undefined): Shown {
  if (source === undefined) return NOTHING
  if (source.kind === 'run') {
    const { run } = source
    return { ...NOTHING, name: run.serial, steps: run.steps, taskSequences: run.result?.taskSequences ?? [], run }
  }
  if (source.kind === 'later') {
    const { report, problem, run } = source.outcome
    return { ...ofReport(report), name: run.serial, problem }
  }
  const { target, steps, report, problem } = source.check
  return { ...ofReport(report), name: target?.name ?? '', steps, problem }
}

function ofReport(report: FirstBootReport | undefined): Shown {
  if (report === undefined) return NOTHING
  const { steps, taskSequences, transcript, verdict } = report
  return { ...NOTHING, steps, taskSequences, transcript, verdict }
}
