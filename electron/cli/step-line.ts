import type { StepReport } from '../../shared/contract/check.ts'
import { evidenceText, textsOf } from '../../shared/contract/text/languages.ts'
import { stepStatusText } from '../../shared/contract/text/paper/step-status-text.ts'
import { filled } from './filled.ts'
import type { Speech } from './speech.ts'

/** A step's status, its name and what it found, on one line. */
export function stepLine(report: StepReport, { language, texts }: Speech): string {
  const found = [textsOf(language).steps[report.step], ...report.evidence.map((item) => evidenceText(language, item))]
  const status = stepStatusText(language, report)
  return filled({ language }, texts.runs.told, { what: status, text: found.join(' · ') })
}
