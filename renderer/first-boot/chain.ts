import type { StepName, StepReport } from '../../shared/contract/check.ts'

/** Stages that a customer's computer goes through at its first start, in their order, and the steps that look at each. */
const STEPS_OF = {
  firmware: ['boot.partitions', 'boot.loader', 'boot.signature'],
  'boot-manager': ['boot.bcd', 'boot.entry', 'boot.sdi'],
  'windows-pe': ['boot.image', 'boot.memory'],
  bootstrap: ['media.bootstrap', 'media.variables', 'media.certificate'],
  content: ['media.content', 'media.packages'],
  'management-point': ['mp.answer', 'mp.site'],
  'task-sequences': ['mp.assignments', 'mp.task-sequences', 'mp.start', 'mp.boot-image', 'mp.content'],
} as const satisfies Readonly<Record<string, readonly StepName[]>>

export type StageName = keyof typeof STEPS_OF

export const STAGES = Object.freeze(Object.keys(STEPS_OF)) as readonly StageName[]

/** `partly`: what was looked at is good, and something was not looked at. `waiting`: nothing is known yet. */
export type StageStatus = 'waiting' | 'running' | 'passed' | 'warned' | 'partly' | 'failed' | 'not-run'

export interface Stage {
  readonly name: StageName
  readonly status: StageStatus
  readonly steps: readonly StepReport[]
}

/** The chain as the steps of a run or of a check have shown it so far. */
export function chainOf(steps: readonly StepReport[]): readonly Stage[] {
  return STAGES.map((name) => {
    const wanted: readonly StepName[] = STEPS_OF[name]
    const own = steps.filter(({ step }) => wanted.includes(step))
    return { name, status: statusOf(own), steps: own }
  })
}

/** What a verdict is to be read with. */
export function caveatsOf(steps: readonly StepReport[]): { readonly warnings: number; readonly notReal: number } {
  const own = chainOf(steps).flatMap((stage) => stage.steps)
  const wasLookedAt = ({ status }: StepReport) => status !== 'started' && status !== 'not-run'
  return {
    warnings: own.filter(({ status }) => status === 'warned').length,
    notReal: own.filter((step) => step.basis === 'inferred' && wasLookedAt(step)).length,
  }
}

/** Puts a report in the place of its step's earlier one. */
export function withReport(steps: readonly StepReport[], report: StepReport): readonly StepReport[] {
  const known = steps.some(({ step }) => step === report.step)
  return known ? steps.map((step) => (step.step === report.step ? report : step)) : [...steps, report]
}

function statusOf(steps: readonly StepReport[]): StageStatus {
  const has = (wanted: StepReport['status']) => steps.some(({ status }) => status === wanted)
  if (steps.length === 0) return 'waiting'
  if (has('failed')) return 'failed'
  if (has('started')) return 'running'
  if (has('warned')) return 'warned'
  if (!has('not-run')) return 'passed'
  return has('passed') ? 'partly' : 'not-run'
}
