import { z } from 'zod'

/** States of one run on one target. Each is stored before the step it names begins. */
export const RUN_STATES = [
  'planned',
  'verifying',
  'writing',
  'making-bootable',
  'reading-back',
  'checking',
  'provisioned',
  'provisioned-unchecked',
  'applied',
  'failed',
  'cancelled',
  'interrupted',
] as const

export const runStateSchema = z.enum(RUN_STATES)
export type RunState = z.infer<typeof runStateSchema>

const ENDS: ReadonlySet<RunState> = new Set<RunState>([
  'provisioned',
  'provisioned-unchecked',
  'applied',
  'failed',
  'cancelled',
  'interrupted',
])

export function isEnd(state: RunState): boolean {
  return ENDS.has(state)
}

/** States that only a stored proof may lead to; `applied` is a proven volume that was not made bootable. */
export const PROVEN_STATES = ['provisioned', 'provisioned-unchecked', 'applied'] as const

/** `provisioned-unchecked` reads "provisioned, first boot not checked": proven bytes, management point not asked. */
export function isProvisioned(state: RunState): boolean {
  return state === 'provisioned' || state === 'provisioned-unchecked'
}

export function isProven(state: RunState): state is (typeof PROVEN_STATES)[number] {
  return PROVEN_STATES.some((proven) => proven === state)
}

/** Whether the run waited for its turn until its station died: nothing was written to its target. */
export function hasNeverBegun({ problem }: { readonly problem: { readonly code: string } | null }): boolean {
  return problem?.code === 'run-never-began'
}
