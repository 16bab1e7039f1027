import { Fault } from '../../bytes/fault.ts'
import type { Problem } from '../../contract/problem.ts'
import type { GptTable } from '../../disk/gpt-table.ts'
import { phrase } from '../../phrase/phrase.ts'
import { problemOf } from '../problem-of.ts'

/** That a disk has one good partition table where it should have two, as after its image was made larger; or undefined. */
export function lostTableProblem({ lostCopy }: Pick<GptTable, 'lostCopy'>): Problem | undefined {
  if (lostCopy === undefined) return undefined
  const place = phrase(lostCopy === 'primary' ? 'at-disk-start' : 'at-disk-end')
  return problemOf(new Fault('target-table-alone', { place }))
}
