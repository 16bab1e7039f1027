import { z } from 'zod'
import { mediaOriginSchema } from '../../../shared/contract/media.ts'

/** What a job was asked for besides media and targets, kept so that an interrupted run of it can go on; never the password. */
export const askedSchema = z.object({
  image: z.number().int().positive().default(1),
  lenient: z.boolean().default(false),
  quickFormat: z.boolean().default(false),
  expectedSha256: z.string().optional(),
  mediaOrigin: mediaOriginSchema.default('expected-digest'),
  managementPoints: z.array(z.string()).default([]),
  askManagementPoint: z.boolean().default(true),
  clock: z.string().optional(),
  authorities: z.array(z.string()).default([]),
  pointAuthorities: z.array(z.object({ origin: z.string(), certificates: z.array(z.string()) })).default([]),
  stepSeconds: z.number().optional(),
})
export type Asked = z.infer<typeof askedSchema>
