import { z } from 'zod'
import { evidenceSchema } from './evidence.ts'
import { problemSchema } from './problem.ts'

/**
 * Steps that a run or a first-boot check takes, in their order. `verify.*` look at the media, `write.*` at the target,
 * `boot.*`, `media.*` and `mp.*` are the first-boot check on the target's bytes.
 */
export const STEPS = [
  'target.identify',
  'verify.open',
  'verify.integrity',
  'verify.blobs',
  'verify.digest',
  'plan',
  'write.marker',
  'write.compare',
  'write.content',
  'write.metadata',
  'bootable.files',
  'bootable.bcd',
  'readback',
  'prove',
  'boot.partitions',
  'boot.loader',
  'boot.signature',
  'boot.bcd',
  'boot.entry',
  'boot.sdi',
  'boot.image',
  'boot.memory',
  'media.bootstrap',
  'media.variables',
  'media.certificate',
  'media.content',
  'media.packages',
  'mp.answer',
  'mp.site',
  'mp.assignments',
  'mp.task-sequences',
  'mp.start',
  'mp.boot-image',
  'mp.content',
] as const

export const stepNameSchema = z.enum(STEPS)
export type StepName = z.infer<typeof stepNameSchema>

export const stepStatusSchema = z.enum(['started', 'passed', 'warned', 'failed', 'not-run'])
export type StepStatus = z.infer<typeof stepStatusSchema>

/** How far a statement is backed: seen in the bytes, following from an `[inferred]` fact, or out of reach here. */
export const basisSchema = z.enum(['checked', 'inferred', 'not-checkable'])
export type Basis = z.infer<typeof basisSchema>

export const stepReportSchema = z.object({
  step: stepNameSchema,
  status: stepStatusSchema,
  basis: basisSchema.default('checked'),
  evidence: z.array(evidenceSchema).default([]),
  problem: problemSchema.optional(),
})
export type StepReport = z.infer<typeof stepReportSchema>

export const taskSequenceSchema = z.object({
  name: z.string(),
  deploymentId: z.string(),
  packageId: z.string(),
  purpose: z.enum(['available', 'required']),
  bootImageId: z.string().optional(),
})
export type TaskSequence = z.infer<typeof taskSequenceSchema>

/** `managementPoint`: 'asked' when it answered or failed, 'not-asked' when the user left it out. */
export const firstBootReportSchema = z.object({
  verdict: z.enum(['ready', 'ready-unchecked', 'not-ready']),
  managementPoint: z.enum(['asked', 'not-asked']),
  clock: z.string(),
  steps: z.array(stepReportSchema),
  taskSequences: z.array(taskSequenceSchema),
  /** What was done, line by line, in the form that CMTrace reads. */
  transcript: z.array(z.string()).default([]),
  problem: problemSchema.optional(),
})
export type FirstBootReport = z.infer<typeof firstBootReportSchema>
