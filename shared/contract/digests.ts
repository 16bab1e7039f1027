import { z } from 'zod'

/** One stream of one file of a proven target. `stream` is '' for a file's own content; `size` in bytes. */
export const digestEntrySchema = z.object({
  volume: z.enum(['windows', 'esp', 'system']),
  path: z.string(),
  stream: z.string(),
  size: z.number(),
  sha1: z.string(),
})
export type DigestEntry = z.infer<typeof digestEntrySchema>

/** `list` has one entry a line, as JSON; `sha256` is the digest of its UTF-8 bytes, which the proof names too. */
export const digestListSchema = z.object({ run: z.string(), sha256: z.string(), list: z.string() })
