import type { StepName } from '../../shared/contract/check.ts'

/** The parts of a job that move bytes, in their order. What is verified is verified once for all targets. */
export const STAGES = ['verify', 'write', 'readback'] as const
export type Stage = (typeof STAGES)[number]

const STAGE_OF: Readonly<Partial<Record<StepName, Stage>>> = Object.freeze({
  'verify.integrity': 'verify',
  'verify.blobs': 'verify',
  'write.content': 'write',
  readback: 'readback',
})

export function stageOf(step: StepName): Stage | undefined {
  return STAGE_OF[step]
}

/** Bytes of one stage of one run; times in milliseconds of a clock that nobody sets. */
export interface StageWork {
  readonly firstAt: number
  readonly firstDone: number
  readonly at: number
  readonly done: number
  readonly total: number
}
