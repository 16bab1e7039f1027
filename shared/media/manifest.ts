import { z } from 'zod'

/** A manifest's text is small; files beyond this are none. Bytes. */
export const LARGEST_MANIFEST = 4 << 20

const sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/i)
  .transform((hex) => hex.toLowerCase())

const contentSchema = z.object({
  image: z.number().int().positive(),
  /** A folder or file in the image's root, or one package of the task-sequence cache. */
  path: z.string(),
  files: z.number().int().nonnegative(),
  bytes: z.number().nonnegative(),
  /** SHA-256 over the sorted lines of `listingLine`. */
  sha256: sha256Schema,
})
export type ManifestContent = z.infer<typeof contentSchema>

/** What whoever made the media says of it. Manifests of other makers may hold the digest alone. */
export const manifestSchema = z.object({
  media: z.object({
    name: z.string().optional(),
    bytes: z.number().int().nonnegative().optional(),
    sha256: sha256Schema,
    guid: z.string().optional(),
    images: z
      .array(
        z.object({
          index: z.number().int().positive(),
          name: z.string(),
          architecture: z.string(),
          files: z.number(),
          directories: z.number(),
          totalBytes: z.number(),
        }),
      )
      .optional(),
  }),
  content: z.array(contentSchema).max(100_000).optional(),
  author: z.string().optional(),
  created: z.iso.datetime().optional(),
})
export type Manifest = z.infer<typeof manifestSchema>

/** One stream of one file as a content digest covers it; `sha1` in hexadecimal, '' for an empty stream. */
export function listingLine(path: string, stream: string, size: number, sha1: string): string {
  return `${JSON.stringify(path)} ${JSON.stringify(stream)} ${size} ${sha1}\n`
}
