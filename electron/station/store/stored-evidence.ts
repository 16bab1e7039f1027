import { z } from 'zod'
import { firstBootReportSchema, stepReportSchema } from '../../../shared/contract/check.ts'
import { type Evidence, evidenceSchema, PLAIN } from '../../../shared/contract/evidence.ts'

function plain(text: string): Evidence {
  return { code: PLAIN, facts: { text } }
}

/** What steps found was kept as English text before there was a catalogue of it. */
const storedSchema = z.array(z.union([evidenceSchema, z.string().transform(plain)]))

const storedReportSchema = firstBootReportSchema.extend({
  steps: z.array(stepReportSchema.extend({ evidence: storedSchema.default([]) })),
})

export function storedEvidence(json: unknown): Evidence[] {
  return storedSchema.parse(json)
}

export function storedReport(json: unknown) {
  return storedReportSchema.parse(json)
}
