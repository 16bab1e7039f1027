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
  keys: z.array(z.string()).optional(),
  values: z.array(z.union([z.string(), z.number()])).optional(),
})

type Issue = ValidationError['issues'][number]

/** Why a schema refuses something, by the name of the first value that it refuses; `whole` is what the nameless whole is called. */
export function refusedValue(issues: readonly Issue[], whole: 'the-input' | 'the-file'): Fact {
  const [first] = issues
  const path = (first?.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
  const name = path === '' ? phrase(whole) : path
  const {
    code,
    origin,
    maximum,
    minimum,
    inclusive = true,
    keys,
    values,
  } = issueSchema.safeParse(first).data ?? { code: '' }
  if (code === 'unrecognized_keys' && keys !== undefined) return phrase('input-unknown-name', { name: keys.join(', ') })
  if (code === 'invalid_value' && values !== undefined)
    return phrase('input-not-one-of', { name, values: values.join(', ') })
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
