import { Fault } from '../../shared/bytes/fault.ts'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import type { Problem } from '../../shared/contract/problem.ts'

/** A failure that a face finds itself, such as a port in use; the station's `problemIn` reads it. */
export function problemError(code: ErrorCode, facts: Problem['facts']): Error {
  return new Fault(code, facts)
}
