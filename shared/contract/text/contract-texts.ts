import type { PHRASES, PhraseCode } from '../../phrase/phrases.ts'
import type { StepName } from '../check.ts'
import type { ErrorCode } from '../errors.ts'
import type { EVIDENCE, EvidenceCode } from '../evidence.ts'
import type { RunState } from '../run-state.ts'

export interface ProblemText {
  /** What happened; `{{fact}}` is filled from the fault's facts. */
  readonly sentence: string
  /** What to do. */
  readonly remedy: string
}

export type ProblemTexts = Readonly<Record<ErrorCode, ProblemText>>

/** A counted text is counted in every language. */
type Said<Text> = Text extends string ? string : { readonly one: string; readonly other: string }

export type EvidenceTexts = { readonly [Code in EvidenceCode]: Said<(typeof EVIDENCE)[Code]> }
export type PhraseTexts = { readonly [Code in PhraseCode]: Said<(typeof PHRASES)[Code]> }

/** What the contract's names are called in one language. A missing text does not compile. */
export interface ContractTexts {
  readonly states: Readonly<Record<RunState, string>>
  /** In place of the state of a run that waited until its station died. */
  readonly neverBegan: string
  readonly steps: Readonly<Record<StepName, string>>
  readonly problems: ProblemTexts
  readonly evidence: EvidenceTexts
  readonly phrases: PhraseTexts
}
