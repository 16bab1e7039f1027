import type { ValidationError } from '@orpc/contract'
import { z } from 'zod'
import type { Fact } from '../../shared/phrase/fact.ts'
import { phrase } from '../../shared/phrase/phrase.ts'

/** What zod tells of a value beside its English sentence. */
const issueSchema = z.object({
  code: z.string(),
  origin: z.string().optional(),
  maximum: z.number().optional(),
  minimum: z.number().optional(),
  inclusive: z.boolean().optional(),
})

/** Why the contract refuses an input, by the name of the first value that it refuses. */
export function refusedInput({ issues: [first] }: ValidationError): Fact {
  const path = (first?.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
  const name = path === '' ? phrase('the-input') : path
  const { code, origin, maximum, minimum, inclusive = true } = issueSchema.safeParse(first).data ?? { code: '' }
  if (code === 'too_big' && maximum !== undefined) {
    if (origin === 'string') return phrase('input-too-long', { name, limit: maximum })
    if (origin === 'array') return phrase('input-too-many', { name, limit: maximum })
    return phrase('input-too-large', { name, limit: maximum })
  }
  if (code === 'too_small' && minimum !== undefined) {
    const isMissing = minimum === 1 && origin !== 'number' && origin !== 'int'
    return isMissing
      ? phrase('input-empty', { name })
      : phrase('input-too-small', { name, limit: inclusive ? minimum : minimum + 1 })
  }
  return phrase('input-not-valid', { name })
}
