import type { Problem } from '../../shared/contract/problem.ts'
import type { ChosenFile } from '../../shared/contract/shell.ts'

/** A chosen file and what the station said about it; neither facts nor problem while the station still reads. */
export interface Chosen<Facts> extends ChosenFile {
  readonly facts: Facts | undefined
  readonly problem: Problem | undefined
}
