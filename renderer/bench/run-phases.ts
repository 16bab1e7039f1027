import type { StepName } from '../../shared/contract/check.ts'
import type { RunView } from './run-view.ts'

/** What a run goes through, as a technician names it. */
export const PHASES = ['verify', 'write', 'boot', 'readback', 'check', 'prove'] as const
export type Phase = (typeof PHASES)[number]

export type PhaseState = 'ahead' | 'at-work' | 'passed' | 'failed'

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
  return step.startsWith('write.') || step === 'plan' ? 'write' : 'verify'
}

/** A phase fails with any of its steps, and has passed when its last steps have, whatever began meanwhile. */
export function phaseState({ steps }: Pick<RunView, 'steps'>, phase: Phase): PhaseState {
  const own = steps.filter(({ step }) => phaseOf(step) === phase)
  if (own.some(({ status }) => status === 'failed')) return 'failed'
  if (own.length === 0) return 'ahead'
  const isThrough = PROVES[phase].every((proving) =>
    own.some(({ step, status }) => step === proving && status !== 'started'),
  )
  return isThrough && own.every(({ status }) => status !== 'started') ? 'passed' : 'at-work'
}
