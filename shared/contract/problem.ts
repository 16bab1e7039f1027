import { z } from 'zod'
import { ERROR_CODES, type ErrorCode } from './errors.ts'
import { factsSchema } from './facts.ts'

const errorCodeSchema = z.enum(ERROR_CODES as readonly [ErrorCode, ...ErrorCode[]])

/** A failure as every face shows it: the code finds the sentence and remedy in the reader's language, the facts fill them. */
export const problemSchema = z.object({ code: errorCodeSchema, facts: factsSchema })
export type Problem = z.infer<typeof problemSchema>
