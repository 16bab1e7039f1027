import { z } from 'zod'
import { fileReferenceSchema } from './media.ts'

/** `password` opens the PKCS#12 file: it lives in the station's memory only. */
export const manifestOrderSchema = z.object({
  media: fileReferenceSchema,
  author: z.string().max(200),
  /** Where to write it; beside the media when left out. The signature goes beside it, `.p7s` added to its name. */
  out: z.string().max(4096).optional(),
  signer: fileReferenceSchema.optional(),
  password: z.string().max(256).optional(),
})
export type ManifestOrder = z.infer<typeof manifestOrderSchema>

export const madeManifestSchema = z.object({
  manifest: z.string(),
  signature: z.string().nullable(),
  sha256: z.string(),
})
export type MadeManifest = z.infer<typeof madeManifestSchema>
