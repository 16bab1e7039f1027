import { z } from 'zod'
import { mediaVerdictSchema } from './media.ts'
import { runRowSchema } from './run.ts'

/** A file of the station's own records, as a page may name it. */
export const namedFileSchema = z.object({ token: z.string(), name: z.string() })

/**
 * What a scan names: media of the station's list or a target that it knows, by name, digest or number; an address; or
 * else a serial number, with the last proven run of that device. Media that
 * are unchanged since they were verified come with their verdict.
 */
export const scanSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('media'), file: namedFileSchema, verdict: mediaVerdictSchema.optional() }),
  z.object({ kind: z.literal('target'), file: namedFileSchema }),
  z.object({ kind: z.literal('address') }),
  z.object({ kind: z.literal('serial'), provisioned: runRowSchema.optional() }),
])
export type Scan = z.infer<typeof scanSchema>
