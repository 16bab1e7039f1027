import { z } from 'zod'
import { problemSchema } from './problem.ts'
import { certificateFactsSchema } from './trust.ts'

/** `authorities`: certificates in PEM form that are trusted besides those that the settings trust the point by. */
export const pointTestSchema = z.object({
  address: z.url({ protocol: /^https?$/ }),
  authorities: z
    .array(z.string().max(1 << 20))
    .max(16)
    .default([]),
})

/** How a management point answers at this moment, asked as Windows PE asks first: for its list, without an identity. */
export const pointAnswerSchema = z.object({
  address: z.string(),
  at: z.string(),
  /** From the connection's begin to the end of what came; undefined where nothing came. */
  milliseconds: z.number().optional(),
  /** Something answers there, be it with a refusal. */
  isReachable: z.boolean(),
  /** What the site lists, where it answered. */
  managementPoints: z.array(z.string()).optional(),
  /** Its clock less that of this computer. */
  clockSeconds: z.number().optional(),
  /** What its server showed over TLS, trusted or not. */
  tls: z.object({ protocol: z.string(), certificate: certificateFactsSchema, isTrusted: z.boolean() }).optional(),
  problem: problemSchema.optional(),
})
export type PointAnswer = z.infer<typeof pointAnswerSchema>
