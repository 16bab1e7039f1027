import { z } from 'zod'
import type { Fact } from '../phrase/fact.ts'
import { PHRASE_CODES, type PhraseCode } from '../phrase/phrases.ts'

const phraseCodeSchema = z.enum(PHRASE_CODES as readonly [PhraseCode, ...PhraseCode[]])

export const factSchema: z.ZodType<Fact, Fact> = z.lazy(() =>
  z.union([z.string(), z.number(), z.object({ phrase: phraseCodeSchema, facts: z.record(z.string(), factSchema) })]),
)

export const factsSchema = z.record(z.string(), factSchema)
