import { ValidationError } from '@orpc/contract'
import { implement, ORPCError } from '@orpc/server'
import { contract } from '../../shared/contract/contract.ts'
import type { Problem } from '../../shared/contract/problem.ts'
import { problemOf } from '../../shared/firstboot/problem-of.ts'
import type { StationContext } from './context.ts'
import { refusedValue } from './refused-value.ts'

/** The contract to be implemented; whatever a procedure throws reaches the caller as the contract's PROBLEM. */
export const procedures = implement(contract)
  .$context<StationContext>()
  .use(async ({ next, context, signal }) => {
    try {
      return await context.calls.hold(next, signal)
    } catch (error) {
      throw problemError(error)
    }
  })

/** The same for what an event iterator throws while it runs. */
export async function* withProblems<Event, Result>(
  events: AsyncGenerator<Event, Result, void>,
): AsyncGenerator<Event, Result, void> {
  try {
    return yield* events
  } catch (error) {
    throw problemError(error)
  }
}

function problemError(error: unknown): ORPCError<'PROBLEM', Problem> {
  const data = problemIn(error)
  return new ORPCError('PROBLEM', { status: 422, defined: true, message: data.code, data })
}

function problemIn(error: unknown): Problem {
  if (!(error instanceof ORPCError)) return problemOf(error)
  if (error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError)
    return { code: 'usage', facts: { reason: refusedValue(error.cause.issues, 'the-input') } }
  return { code: 'internal', facts: { reason: error.message } }
}
