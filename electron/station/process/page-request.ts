import { z } from 'zod'
import { isPageMessage } from '../relay.ts'

/**
 * The two messages of oRPC's peer protocol that a page has use for: a call, and the end of one. Its other forms (headers,
 * files, events from the page) are refused, since the library rejects what it cannot read where nobody catches it.
 */
const requestSchema = z.union([
  z.strictObject({
    i: z.string().max(64),
    p: z.strictObject({
      u: z.string().regex(/^\/[\w/]{1,200}$/),
      b: z.unknown().optional(),
      h: z.strictObject({}).optional(),
    }),
  }),
  z.strictObject({ i: z.string().max(64), t: z.literal(4) }),
])

/** Whether the message is one that the station's handler can read; whatever else a page sends is dropped. */
export function isPageRequest(data: unknown): boolean {
  if (typeof data !== 'string' || !isPageMessage(data)) return false
  try {
    return requestSchema.safeParse(JSON.parse(data)).success
  } catch {
    return false
  }
}
