import type { StepName, StepReport, TaskSequence } from '../contract/check.ts'
import type { Proof } from '../contract/events.ts'
import type { Evidence } from '../contract/evidence.ts'
import type { Problem } from '../contract/problem.ts'
import type { PROVEN_STATES, RunState } from '../contract/run-state.ts'
import { problemOf } from '../firstboot/problem-of.ts'
import type { EmitRunEvent, ProvisionTarget } from './request.ts'

/** Tells the events of one run, and remembers which checks ran. */
export class RunReporter {
  readonly target: ProvisionTarget
  private readonly emit: EmitRunEvent
  private readonly now: () => Date
  private readonly ran = new Set<StepName>()
  private readonly notRun = new Set<StepName>()
  private current: StepName = 'target.identify'
  private ended = false
  private hasFailed = false

  constructor(target: ProvisionTarget, emit: EmitRunEvent, now: () => Date) {
    this.target = target
    this.emit = emit
    this.now = now
  }

  get hasEnded(): boolean {
    return this.ended
  }

  get checks(): Pick<Proof, 'checksRun' | 'checksNotRun'> {
    return { checksRun: [...this.ran], checksNotRun: [...this.notRun] }
  }

  /** Milliseconds of the run's clock, for what must not be told too often. */
  milliseconds(): number {
    return this.now().getTime()
  }

  async state(state: RunState): Promise<void> {
    await this.emit({ event: 'state', ...this.common(), state })
  }

  async started(step: StepName): Promise<void> {
    this.current = step
    await this.step({ step, status: 'started', basis: 'checked', evidence: [] })
  }

  async passed(step: StepName, ...evidence: readonly Evidence[]): Promise<void> {
    await this.step({ step, status: 'passed', basis: 'checked', evidence: [...evidence] })
  }

  async warned(step: StepName, problem: Problem, ...evidence: readonly Evidence[]): Promise<void> {
    await this.step({ step, status: 'warned', basis: 'checked', evidence: [...evidence], problem })
  }

  async notRunBecause(step: StepName, reason: Evidence): Promise<void> {
    await this.step({ step, status: 'not-run', basis: 'not-checkable', evidence: [reason] })
  }

  /** Stored by itself: the step that it belongs to may still fail. */
  async lockBroken(lock: Evidence): Promise<void> {
    await this.emit({ event: 'lock-broken', ...this.common(), lock })
  }

  /** What goes on beside a run that has ended is not told any more. */
  async step(report: StepReport): Promise<void> {
    if (!this.ended) await this.tell(report)
  }

  /** Progress is not waited for: a late figure harms nobody. */
  progress(step: StepName, doneBytes: number, totalBytes: number): void {
    if (!this.ended) void this.emit({ event: 'progress', ...this.common(), step, doneBytes, totalBytes })
  }

  async succeeded(state: (typeof PROVEN_STATES)[number], proof: Proof, taskSequences: TaskSequence[]): Promise<void> {
    const { serial } = this.target
    await this.emit({ event: 'result', ...this.common(), ok: true, code: 'ok', state, serial, proof, taskSequences })
    this.ended = true
  }

  /** Ends the run by what was thrown: the step in work fails, unless one has said so itself; the result says why. */
  async failed(error: unknown, step: StepName = this.current): Promise<void> {
    if (this.ended) return
    this.ended = true
    const problem = problemOf(error)
    const state = problem.code === 'cancelled' ? 'cancelled' : 'failed'
    if (!this.hasFailed) await this.tell({ step, status: 'failed', basis: 'checked', evidence: [], problem })
    const { serial } = this.target
    await this.emit({ event: 'result', ...this.common(), ok: false, code: problem.code, state, serial, problem })
  }

  private async tell(report: StepReport): Promise<void> {
    if (report.status === 'not-run') this.notRun.add(report.step)
    else if (report.status !== 'started') this.ran.add(report.step)
    if (report.status === 'failed') this.hasFailed = true
    await this.emit({ event: 'step', ...this.common(), ...report })
  }

  private common() {
    return { run: this.target.run, target: this.target.path, at: this.now().toISOString() }
  }
}
