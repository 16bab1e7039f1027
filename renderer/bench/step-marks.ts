import type { StepStatus } from '../../shared/contract/check.ts'

/** The sign before a step; its state stands beside it in words. */
export const STEP_MARKS: Readonly<Record<StepStatus, string>> = Object.freeze({
  started: '…',
  passed: '✓',
  warned: '!',
  failed: '✕',
  'not-run': '–',
})
