import type { StepReport } from '../../check.ts'
import type { Language } from '../languages.ts'
import { paperTextsOf } from './paper-texts.ts'

/** A step's status, and how far it is backed when that is not by what was checked alone. */
export function stepStatusText(language: Language, { status, basis }: Pick<StepReport, 'status' | 'basis'>): string {
  const { statuses, bases } = paperTextsOf(language)
  const isBacked = basis === 'checked' || status === 'started' || status === 'not-run'
  return isBacked ? statuses[status] : `${statuses[status]}, ${bases[basis]}`
}
