import { z } from 'zod'
import { factSchema } from './facts.ts'
import { problemSchema } from './problem.ts'

/** A file as a face names it: a path (command line) or a token that the station gave for a path (pages). */
export const fileReferenceSchema = z.string().min(1).max(4096)

const mediaImageSchema = z.object({
  index: z.number().int(),
  name: z.string(),
  description: z.string(),
  files: z.number(),
  directories: z.number(),
  totalBytes: z.number(),
  architecture: z.string(),
  displayName: z.string().optional(),
  flags: z.string().optional(),
  /** The Windows in the image, as its XML data tells. */
  windows: z
    .object({
      productName: z.string(),
      edition: z.string(),
      installationType: z.string(),
      version: z.string(),
      servicePackLevel: z.number(),
      languages: z.array(z.string()),
      defaultLanguage: z.string(),
    })
    .optional(),
})

/** A rule that was relaxed (`--lenient`) or something that was left out, how often and where first. */
const mediaNoticeSchema = z.object({ kind: z.string(), count: z.number(), first: factSchema })
export type MediaNotice = z.infer<typeof mediaNoticeSchema>

/** What makes a WIM prestaged media. What protected variables hold is known only where the password was given. */
const prestagedFactsSchema = z.object({
  mediaType: z.string(),
  asksForPassword: z.boolean(),
  unattended: z.boolean(),
  /** Ids of the packages in the task-sequence cache. */
  packages: z.array(z.string()),
  kind: z.enum(['site-based', 'dynamic', 'unknown']).optional(),
  managementPoints: z.array(z.string()).optional(),
  siteCode: z.string().optional(),
  /** When the media's certificate ends (ISO 8601). */
  certificateUntil: z.string().optional(),
  /** Names of its variables, never a value. */
  variables: z.array(z.string()).optional(),
})
export type PrestagedFacts = z.infer<typeof prestagedFactsSchema>

export const mediaFactsSchema = z.object({
  path: z.string(),
  bytes: z.number(),
  guid: z.string(),
  compression: z.enum(['none', 'xpress', 'lzx', 'lzms']),
  chunkSize: z.number(),
  hasIntegrityTable: z.boolean(),
  blobs: z.number(),
  images: z.array(mediaImageSchema),
  bootIndex: z.number(),
  /** Version of the WIM format. */
  version: z.string().optional(),
  /** Files of a split set, 1 for most media. */
  parts: z.number().optional(),
  isPipable: z.boolean().optional(),
  solidResources: z.number().optional(),
  notices: z.array(mediaNoticeSchema).optional(),
  /** Absent when no image of the WIM is prestaged media. */
  prestaged: prestagedFactsSchema.optional(),
})
export type MediaFacts = z.infer<typeof mediaFactsSchema>

/** What proves that the media is the one that was meant; a manifest without a signature is only as good as its way here. */
export const mediaOriginSchema = z.enum(['signed-manifest', 'manifest', 'expected-digest', 'not-proven'])
export type MediaOrigin = z.infer<typeof mediaOriginSchema>

const signerSchema = z.object({
  subject: z.string(),
  issuer: z.string(),
  notAfter: z.string(),
  /** Subject of the certificate of this station that vouches for the signer. */
  anchor: z.string().optional(),
})

/** A manifest of some media, read: what it proves, or why it proves nothing. */
export const manifestReadingSchema = z.object({
  token: z.string(),
  name: z.string(),
  origin: z.enum(['signed-manifest', 'manifest']).optional(),
  sha256: z.string().optional(),
  signer: signerSchema.optional(),
  problem: problemSchema.optional(),
})
export type ManifestReading = z.infer<typeof manifestReadingSchema>

export const mediaVerdictSchema = z.object({
  facts: mediaFactsSchema,
  sha256: z.string(),
  origin: mediaOriginSchema,
  /** Who signed the manifest, when it was signed. */
  signer: signerSchema.optional(),
  integrity: z.enum(['matched', 'absent']),
  blobsVerified: z.number(),
  verifiedAt: z.string(),
})
export type MediaVerdict = z.infer<typeof mediaVerdictSchema>

/** Of all that the media holds, without the digest of the file: nothing was given that it could be compared with. */
export const contentVerdictSchema = mediaVerdictSchema.extend({ sha256: z.null() })
export type ContentVerdict = z.infer<typeof contentVerdictSchema>

export const mediaListItemSchema = mediaVerdictSchema.extend({
  id: z.string(),
  name: z.string(),
  /** Kept in the station's library, rather than where it was found. */
  isCopy: z.boolean(),
  /**
   * Whether the file is the one that was verified, by its size and time of writing; `changed` wants to be verified again.
   * `damaged`: the last verification failed, for `problem`.
   */
  condition: z.enum(['unchanged', 'changed', 'missing', 'damaged']),
  problem: problemSchema.optional(),
})
export type MediaListItem = z.infer<typeof mediaListItemSchema>
