import type { StepName, StepStatus } from '../../shared/contract/check.ts'
import type { RunView } from './run-view.ts'

/** What a run goes through, as a technician names it. */
export const PHASES = ['verify', 'write', 'boot', 'readback', 'check', 'prove'] as const
export type Phase = (typeof PHASES)[number]

/** `warned` and `partly`: through, but not all of it is good or was looked at. `stopped`: by hand. */
export type PhaseState = 'ahead' | 'at-work' | 'passed' | 'warned' | 'partly' | 'failed' | 'stopped'

/** What must have been proven for a phase to be ticked off. */
const PROVES: Readonly<Record<Phase, readonly StepName[]>> = Object.freeze({
  verify: ['verify.blobs', 'verify.digest'],
  write: ['write.content', 'write.metadata'],
  boot: ['bootable.bcd'],
  readback: ['readback'],
  check: ['mp.content'],
  prove: ['prove'],
})

function phaseOf(step: StepName): Phase {
  if (step === 'prove' || step === 'readback') return step
  if (step.startsWith('bootable.')) return 'boot'
  if (/^(boot|media|mp)\./.test(step)) return 'check'
  return step.startsWith('write.') ? 'write' : 'verify'
}

/** A phase fails with any of its steps, and is through when its last steps are, whatever began meanwhile. */
export function phaseState({ steps, result }: Pick<RunView, 'steps' | 'result'>, phase: Phase): PhaseState {
  const own = steps.filter(({ step }) => phaseOf(step) === phase)
  const has = (wanted: StepStatus) => own.some(({ status }) => status === wanted)
  if (has('failed')) return own.some(({ problem }) => problem?.code === 'cancelled') ? 'stopped' : 'failed'
  if (own.length === 0) return 'ahead'
  const isThrough = PROVES[phase].every((proving) =>
    own.some(({ step, status }) => step === proving && status !== 'started'),
  )
  // What was at work when the run ended was not done.
  if (!isThrough || has('started')) return result === undefined ? 'at-work' : 'ahead'
  if (has('warned')) return 'warned'
  if (!has('not-run')) return 'passed'
  return has('passed') ? 'partly' : 'ahead'
}
