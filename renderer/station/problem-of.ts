import { ORPCError } from '@orpc/client'
import { isErrorCode } from '../../shared/contract/errors.ts'
import type { Problem } from '../../shared/contract/problem.ts'

/** The catalogue's problem in what a call of the station threw; anything unexpected is a mistake of ours. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ORPCError && error.code === 'PROBLEM' && isProblem(error.data)) return error.data
  return { code: 'internal', facts: { reason: error instanceof Error ? error.message : 'unknown' } }
}

function isProblem(data: unknown): data is Problem {
  return (
    typeof data === 'object' &&
    data !== null &&
    'code' in data &&
    typeof data.code === 'string' &&
    isErrorCode(data.code) &&
    'facts' in data &&
    typeof data.facts === 'object'
  )
}
