import { z } from 'zod'
import type { CountedText } from '../phrase/counted-text.ts'
import type { FactsOf } from '../phrase/fact.ts'
import { bootChainEvidence } from './evidence/boot-chain.ts'
import { managementPointEvidence } from './evidence/management-point.ts'
import { mediaFilesEvidence } from './evidence/media-files.ts'
import { mediaNoticesEvidence } from './evidence/media-notices.ts'
import { runEvidence } from './evidence/run.ts'
import { factsSchema } from './facts.ts'

/** What steps find, in English; the other languages are in `text`. */
export const EVIDENCE = {
  ...runEvidence,
  ...mediaNoticesEvidence,
  ...bootChainEvidence,
  ...mediaFilesEvidence,
  ...managementPointEvidence,
} as const satisfies Readonly<Record<string, CountedText>>

export type EvidenceCode = keyof typeof EVIDENCE

/** Text of a record from before there was this catalogue, in English: the fact `text`, shown as it is. */
export const PLAIN = 'plain'

const CODES = Object.keys(EVIDENCE) as [EvidenceCode, ...EvidenceCode[]]

/** A finding, without secrets: the code finds the text in the reader's language, the facts fill it. */
export const evidenceSchema = z.object({ code: z.enum([...CODES, PLAIN]), facts: factsSchema })
export type Evidence = z.infer<typeof evidenceSchema>

/** A finding with the facts that its text names. */
export function evidence<Code extends EvidenceCode>(
  code: Code,
  ...[facts]: FactsOf<(typeof EVIDENCE)[Code]>
): Evidence {
  return { code, facts: facts ?? {} }
}
