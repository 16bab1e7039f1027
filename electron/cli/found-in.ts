import type { StepReport } from '../../shared/contract/check.ts'
import { evidenceText, type Language, textsOf } from '../../shared/contract/text/languages.ts'

/** A step's name and what it found, on one line. */
export function foundIn({ step, evidence }: StepReport, language: Language): string {
  return [textsOf(language).steps[step], ...evidence.map((item) => evidenceText(language, item))].join(' · ')
}
