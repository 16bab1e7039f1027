import { z } from 'zod'
import { firstBootReportSchema, stepReportSchema } from '../../../shared/contract/check.ts'
import { type Evidence, evidenceSchema, plainEvidence } from '../../../shared/contract/evidence.ts'

/** What steps found was kept as English text before there was a catalogue of it. */
const storedSchema = z.array(z.union([evidenceSchema, z.string().transform(plainEvidence)]))

const storedReportSchema = firstBootReportSchema.extend({
  steps: z.array(stepReportSchema.extend({ evidence: storedSchema.default([]) })),
})

export function storedEvidence(json: unknown): Evidence[] {
  return storedSchema.parse(json)
}

export function storedReport(json: unknown) {
  return storedReportSchema.parse(json)
}
