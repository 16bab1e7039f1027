import type { Basis, StepName, StepReport } from '../contract/check.ts'
import { type Evidence, evidence } from '../contract/evidence.ts'
import type { Problem } from '../contract/problem.ts'

/** What a step found. `warning` keeps the step from being a plain pass without stopping the check. */
export interface Finding<Value> {
  readonly value: Value
  readonly evidence: readonly Evidence[]
  readonly basis?: Basis
  readonly warning?: Problem
}

/** Takes what a step sees on its way; a step that fails has nothing else to show. */
export type Note = (finding: Evidence) => void

const MOST_NOTES = 12

/** Goes from step to step and keeps each one's report; a step that fails leaves those that need it undone. */
export class Walk {
  private readonly onStep: (report: StepReport) => Promise<void>
  private readonly problemOf: (error: unknown) => Problem
  readonly reports: StepReport[] = []

  constructor(onStep: (report: StepReport) => Promise<void>, problemOf: (error: unknown) => Problem) {
    this.onStep = onStep
    this.problemOf = problemOf
  }

  get firstProblem(): Problem | undefined {
    return this.reports.find((report) => report.status === 'failed')?.problem
  }

  /** Takes a step; undefined when it failed. */
  async step<Value>(
    step: StepName,
    look: (note: Note) => Promise<Finding<Value>> | Finding<Value>,
  ): Promise<Value | undefined> {
    await this.onStep({ step, status: 'started', basis: 'checked', evidence: [] })
    const notes: Evidence[] = []
    try {
      const { value, evidence, basis = 'checked', warning } = await look((finding) => notes.push(finding))
      const outcome =
        warning === undefined ? { status: 'passed' as const } : { status: 'warned' as const, problem: warning }
      await this.report({ step, basis, evidence: [...evidence, ...shortened(notes)], ...outcome })
      return value
    } catch (error) {
      const problem = this.problemOf(error)
      await this.report({ step, status: 'failed', basis: 'checked', evidence: shortened(notes), problem })
      return undefined
    }
  }

  async notRun(step: StepName, reason: Evidence): Promise<undefined> {
    await this.report({ step, status: 'not-run', basis: 'not-checkable', evidence: [reason] })
    return undefined
  }

  private async report(report: StepReport): Promise<void> {
    this.reports.push(report)
    await this.onStep(report)
  }
}

function shortened(notes: readonly Evidence[]): Evidence[] {
  const left = notes.length - MOST_NOTES
  return left > 0 ? [...notes.slice(0, MOST_NOTES), evidence('check-more', { count: left })] : [...notes]
}
