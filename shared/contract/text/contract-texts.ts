import type { StepName } from '../check.ts'
import type { ErrorCode } from '../errors.ts'
import type { RunState } from '../run-state.ts'

export interface ProblemText {
  /** What happened; `{{fact}}` is filled from the fault's facts. */
  readonly sentence: string
  /** What to do. */
  readonly remedy: string
}

export type ProblemTexts = Readonly<Record<ErrorCode, ProblemText>>

/** What the contract's names are called in one language. A missing text does not compile. */
export interface ContractTexts {
  readonly states: Readonly<Record<RunState, string>>
  readonly steps: Readonly<Record<StepName, string>>
  readonly problems: ProblemTexts
}
