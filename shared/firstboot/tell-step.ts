import type { StepReport } from '../contract/check.ts'
import { evidenceText, factText } from '../contract/text/languages.ts'
import type { Transcript } from '../mp/transcript.ts'
import type { Facts } from '../phrase/fact.ts'

const KINDS = { passed: 'info', 'not-run': 'info', warned: 'warning', failed: 'error' } as const

/** A line for a step's outcome, as the report has it. */
export function tellStep({ tell }: Transcript, { step, status, basis, evidence, problem }: StepReport): void {
  if (status === 'started') return
  const facts = problem === undefined ? [] : [`${problem.code} ${JSON.stringify(inEnglish(problem.facts))}`]
  tell(
    KINDS[status],
    [`${step}: ${status}, ${basis}`, ...facts, ...evidence.map((item) => evidenceText('en', item))].join('; '),
  )
}

/** Data as it is, phrases in their words. */
function inEnglish(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'object' ? factText('en', fact) : fact]),
  )
}
