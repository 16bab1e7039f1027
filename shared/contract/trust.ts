import { z } from 'zod'

/** A certificate that the station trusts to sign manifests. */
export const trustAnchorSchema = z.object({
  /** Of the DER form, hexadecimal. */
  sha256: z.string(),
  subject: z.string(),
  notAfter: z.string(),
})
export type TrustAnchor = z.infer<typeof trustAnchorSchema>
