import { z } from 'zod'
import { stepNameSchema, stepReportSchema, taskSequenceSchema } from './check.ts'
import { evidenceSchema } from './evidence.ts'
import { mediaOriginSchema } from './media.ts'
import { problemSchema } from './problem.ts'
import { runStateSchema } from './run-state.ts'

const common = { run: z.string(), target: z.string(), at: z.string() }

/** What stands behind `provisioned`: the digests that were compared and what was not checked. */
export const proofSchema = z.object({
  mediaSha256: z.string(),
  mediaOrigin: mediaOriginSchema,
  writtenBytes: z.number(),
  readBackBytes: z.number(),
  readBackSha256: z.string(),
  /** SHA-256 of the list of all files and their digests that is kept with the proof; '' in proofs before there was one. */
  digestListSha256: z.string().default(''),
  /** Of `writtenBytes`, those that a resumed run found in their place already. */
  bytesInPlace: z.number().default(0),
  cacheDropped: z.boolean(),
  files: z.number(),
  diskGuid: z.string(),
  volumeSerial: z.string(),
  checksRun: z.array(stepNameSchema),
  checksNotRun: z.array(stepNameSchema),
})
export type Proof = z.infer<typeof proofSchema>

/** The one stream of a run: every face shows these, the log stores these, JSON Lines print these. */
export const runEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('state'), ...common, state: runStateSchema }),
  z.object({ event: z.literal('step'), ...common, ...stepReportSchema.shape }),
  /** A lock that stood in the way was broken, as the run was told to. */
  z.object({ event: z.literal('lock-broken'), ...common, lock: evidenceSchema }),
  z.object({
    event: z.literal('progress'),
    ...common,
    step: stepNameSchema,
    doneBytes: z.number(),
    totalBytes: z.number(),
  }),
  z.object({
    event: z.literal('result'),
    ...common,
    ok: z.boolean(),
    code: z.string(),
    state: runStateSchema,
    serial: z.string(),
    problem: problemSchema.optional(),
    proof: proofSchema.optional(),
    taskSequences: z.array(taskSequenceSchema).optional(),
  }),
])
export type RunEvent = z.infer<typeof runEventSchema>
