import { z } from 'zod'
import { firstBootReportSchema, stepReportSchema, taskSequenceSchema } from './check.ts'
import { proofSchema } from './events.ts'
import { evidenceSchema } from './evidence.ts'
import { fileReferenceSchema } from './media.ts'
import { problemSchema } from './problem.ts'
import { runStateSchema } from './run-state.ts'
import { targetIdentitySchema } from './target.ts'

/** How the management point is spoken with. */
const trustSchema = {
  /** Certificates in PEM form that are trusted besides those of the media. */
  authorities: z
    .array(z.string().max(1 << 20))
    .max(16)
    .default([]),
  /** Longest time for the messages of one step. */
  stepSeconds: z.number().int().min(1).max(600).optional(),
}

/**
 * The whole job on one or more targets. `password` is the media password: it lives in the station's memory only.
 * `managementPoints` overrides those of the media; `askManagementPoint: false` records "first boot not checked".
 */
export const provisionInputSchema = z.object({
  /** 'apply' writes and proves the Windows volume alone: no boot files, no first-boot check. */
  mode: z.enum(['provision', 'apply']).default('provision'),
  media: fileReferenceSchema,
  image: z.number().int().positive().default(1),
  targets: z
    .array(
      z.object({
        file: fileReferenceSchema,
        serial: z.string().max(64),
        /** What was shown when the target was chosen; another one in its place stops the run. */
        expected: targetIdentitySchema.optional(),
        /**
         * The label of a volume that holds files (its serial number where it has none), typed to allow the quick format,
         * as it is or as it is shown.
         */
        confirmLabel: z.string().max(256).optional(),
      }),
    )
    .min(1)
    .max(64),
  expectedSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .optional(),
  /** A manifest that names the media; its signature, where one lies beside it as `.p7s`, must hold. */
  manifest: fileReferenceSchema.optional(),
  /** Reads on where the media breaks a rule without being unsafe, and tells each rule that was relaxed. */
  lenient: z.boolean().default(false),
  quickFormat: z.boolean().default(false),
  /** Allows the quick format without a label; pages cannot. */
  confirmed: z.boolean().default(false),
  /** Take away a lock that another computer has left on a target; pages cannot. */
  breakLock: z.boolean().default(false),
  managementPoints: z.array(z.url()).default([]),
  askManagementPoint: z.boolean().default(true),
  password: z.string().max(256).optional(),
  clock: z.iso.datetime().optional(),
  ...trustSchema,
})
export type ProvisionInput = z.infer<typeof provisionInputSchema>

/** Interrupted runs to go on with, all of one media: `startOver` formats their targets again instead. */
export const resumeInputSchema = z.object({
  runs: z.array(z.string().max(64)).min(1).max(64),
  startOver: z.boolean().default(false),
  /** Allows that files are erased where the run was interrupted before it changed its target; pages cannot. */
  confirmed: z.boolean().default(false),
  breakLock: z.boolean().default(false),
  /** Instead of what the interrupted runs were given. */
  managementPoints: z.array(z.url()).optional(),
  askManagementPoint: z.boolean().optional(),
  password: z.string().max(256).optional(),
  clock: z.iso.datetime().optional(),
})
export type ResumeInput = z.infer<typeof resumeInputSchema>

export const firstBootInputSchema = z.object({
  target: fileReferenceSchema,
  /** The media that was applied: with it every file on the target is compared with its digests. */
  media: fileReferenceSchema.optional(),
  image: z.number().int().positive().default(1),
  managementPoints: z.array(z.url()).default([]),
  askManagementPoint: z.boolean().default(true),
  password: z.string().max(256).optional(),
  clock: z.iso.datetime().optional(),
  ...trustSchema,
  /** The customer's computer: its kind (what the loader is made for, when left out) and its memory (2 GiB). */
  machine: z.enum(['x64', 'x86', 'arm64']).optional(),
  memoryMib: z
    .number()
    .int()
    .min(256)
    .max(1 << 24)
    .optional(),
})
export type FirstBootInput = z.infer<typeof firstBootInputSchema>

/** A run whose management point is asked now: its media is read again, its target is not needed. */
export const laterCheckInputSchema = z.object({
  run: z.string().max(64),
  /** Where the media lies now; where it lay then, when left out. */
  media: fileReferenceSchema.optional(),
  managementPoints: z.array(z.url()).default([]),
  password: z.string().max(256).optional(),
  clock: z.iso.datetime().optional(),
  ...trustSchema,
})
export type LaterCheckInput = z.infer<typeof laterCheckInputSchema>

export const runRowSchema = z.object({
  run: z.string(),
  serial: z.string(),
  target: z.string(),
  media: z.string(),
  mediaSha256: z.string(),
  station: z.string(),
  operator: z.string(),
  state: runStateSchema,
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  problem: problemSchema.nullable(),
  /** The interrupted run that this one goes on with. */
  resumes: z.string().nullable(),
})
export type RunRow = z.infer<typeof runRowSchema>

/** A job with unfinished runs. `place`: 0 while it is under way, else where it stands among those that wait, from 1. */
export const stationJobSchema = z.object({
  job: z.string(),
  media: z.string(),
  place: z.number().int().nonnegative(),
  cancelling: z.boolean(),
  runs: z.array(z.object({ run: z.string(), target: z.string(), serial: z.string() })),
})
export type StationJob = z.infer<typeof stationJobSchema>

export const runStorySchema = runRowSchema.extend({
  steps: z.array(stepReportSchema.extend({ at: z.string() })),
  proof: proofSchema.nullable(),
  /** SHA-256 of the proof as it is stored; '' without one. */
  proofSha256: z.string().default(''),
  taskSequences: z.array(taskSequenceSchema),
  /** Locks that were broken because they stood in the way of the run, the oldest first. */
  brokenLocks: z.array(z.object({ at: z.string(), operator: z.string(), lock: evidenceSchema })).default([]),
  /** Conversations with the management point that were held after the run had ended, the oldest first. */
  laterChecks: z.array(z.object({ at: z.string(), report: firstBootReportSchema })).default([]),
})
export type RunStory = z.infer<typeof runStorySchema>

/** `canResume`: what a resume needs is kept here. `marker`: what the target says now of its unfinished run. */
export const interruptedRunSchema = runRowSchema.extend({
  canResume: z.boolean(),
  marker: z.enum(['this-run', 'another-run', 'none', 'unreadable']),
})
export type InterruptedRun = z.infer<typeof interruptedRunSchema>
