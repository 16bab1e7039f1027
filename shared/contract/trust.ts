import { z } from 'zod'
import { fileReferenceSchema } from './media.ts'

/** What a certificate is trusted for: to sign manifests of media, or to vouch for management points over TLS. */
export const TRUST_PURPOSES = ['manifests', 'management-points'] as const
const trustPurposeSchema = z.enum(TRUST_PURPOSES)
export type TrustPurpose = z.infer<typeof trustPurposeSchema>

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/i)

/** Facts of a certificate, for people to tell it by. */
export const certificateFactsSchema = z.object({
  /** Of the DER form, hexadecimal. */
  sha256: z.string(),
  subject: z.string(),
  issuer: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  /** May issue other certificates. */
  isAuthority: z.boolean(),
})
export type CertificateFacts = z.infer<typeof certificateFactsSchema>

/** A certificate that the station trusts. */
export const trustAnchorSchema = certificateFactsSchema.extend({ purposes: z.array(trustPurposeSchema) })
export type TrustAnchor = z.infer<typeof trustAnchorSchema>

/** `confirmed`: the certificates that were shown, by SHA-256; a file that holds others by now is refused. */
export const trustOrderSchema = z.object({
  certificate: fileReferenceSchema,
  purpose: trustPurposeSchema.default('manifests'),
  confirmed: z.array(sha256Schema).max(64).optional(),
})

/** Without a purpose it is trusted for nothing any longer. */
export const distrustOrderSchema = z.object({ sha256: sha256Schema, purpose: trustPurposeSchema.optional() })
