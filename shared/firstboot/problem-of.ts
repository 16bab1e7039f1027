import { isFault } from '../bytes/fault.ts'
import { isErrorCode } from '../contract/errors.ts'
import type { Problem } from '../contract/problem.ts'

const LONGEST_REASON = 200

/** What was thrown as a catalogue problem; anything that is no fault of the catalogue is a mistake of ours. */
export function problemOf(error: unknown): Problem {
  if (isFault(error) && isErrorCode(error.code)) return { code: error.code, facts: { ...error.facts } }
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown'
  return { code: 'internal', facts: { reason: reason.slice(0, LONGEST_REASON) } }
}
