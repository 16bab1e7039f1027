import type { StepReport } from '../../shared/contract/check.ts'
import { evidenceText, type Language, textsOf } from '../../shared/contract/text/languages.ts'
import { stepStatusText } from '../../shared/contract/text/paper/step-status-text.ts'

/** A step's status, its name and what it found, on one line. */
export function stepLine(report: StepReport, language: Language): string {
  const found = [textsOf(language).steps[report.step], ...report.evidence.map((item) => evidenceText(language, item))]
  return `${stepStatusText(language, report)}: ${found.join(' · ')}`
}
