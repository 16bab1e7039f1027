import type { StepReport } from '../contract/check.ts'
import { evidenceText } from '../contract/text/languages.ts'
import type { Transcript } from '../mp/transcript.ts'

const KINDS = { passed: 'info', 'not-run': 'info', warned: 'warning', failed: 'error' } as const

/** A line for a step's outcome, as the report has it. */
export function tellStep({ tell }: Transcript, { step, status, basis, evidence, problem }: StepReport): void {
  if (status === 'started') return
  const facts = problem === undefined ? [] : [`${problem.code} ${JSON.stringify(problem.facts)}`]
  tell(
    KINDS[status],
    [`${step}: ${status}, ${basis}`, ...facts, ...evidence.map((item) => evidenceText('en', item))].join('; '),
  )
}
