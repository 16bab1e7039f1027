import { z } from 'zod'
import { phrase } from '../../phrase/phrase.ts'
import { mpFault } from '../faults.ts'
import { REHEARSAL_FAULT_NAMES, type RehearsalFault } from './faults.ts'

/** Who a deployment is made available to (configmgr.md 11 [documented]); media see all but the first. */
const AVAILABLE_TO = ['clients', 'clients-media-pxe', 'media-pxe', 'media-pxe-hidden'] as const
/** Whose collection a deployment is for. */
const COLLECTIONS = ['unknown', 'known', 'all'] as const

const hex = z.string().regex(/^([0-9a-f]{2})+$/i)
const text = z.string().max(1024)

const taskSequenceSchema = z.object({
  name: text,
  packageId: text,
  deploymentId: text,
  bootImageId: text,
  purpose: z.enum(['available', 'required']),
  availableTo: z.enum(AVAILABLE_TO).optional(),
  collection: z.enum(COLLECTIONS).default('unknown'),
  /** Packages that it needs. */
  packages: z.array(text).default([]),
})

export const rehearsalSiteSchema = z.object({
  siteCode: z.string().regex(/^[0-9a-z]{3}$/i),
  trustedRootKey: hex,
  signingCertificate: hex.optional(),
  media: z.array(z.object({ guid: z.string(), certificate: hex })),
  taskSequences: z.array(taskSequenceSchema),
  /** `server` asks no certificate of clients; `client-certificate` lets in only the media of this site. */
  https: z.enum(['off', 'server', 'client-certificate']).default('off'),
  /** Client identities that stand for unknown computers; where they are told, no others are taken for one. */
  unknownComputers: z.partialRecord(z.enum(['x64', 'x86', 'arm64']), text).optional(),
  /** Client identities of computers that the site knows. */
  knownComputers: z.array(text).default([]),
  /** Names that MPLOCATION gives to dynamic media. */
  locations: z.array(text).default(['127.0.0.1']),
  /** How policies are encrypted for the media; plain where it is left out. */
  encryption: z
    .object({
      cipher: z.enum(['3des', 'aes-128', 'aes-192', 'aes-256']),
      transport: z.enum(['pkcs1', 'oaep']),
      recipient: z.enum(['issuer', 'key-id']),
    })
    .optional(),
  faults: z.array(z.enum(REHEARSAL_FAULT_NAMES as readonly [RehearsalFault, ...RehearsalFault[]])).default([]),
})

/** A site that a rehearsal management point plays, and the faults it shows. */
export type RehearsalSite = z.infer<typeof rehearsalSiteSchema>
export type RehearsalSiteInput = z.input<typeof rehearsalSiteSchema>

/** The site of a JSON file's text. Fault: `site-file-damaged`. */
export function readSite(text: string, path: string): RehearsalSite {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw mpFault('site-file-damaged', { path, reason: phrase('site-no-json') }, { cause: error })
  }
  const site = rehearsalSiteSchema.safeParse(json)
  if (site.success) return site.data
  const issue = site.error.issues[0]
  // The schema's own name of the rule: its messages are English.
  const reason = phrase('site-field', { field: issue?.path.join('.') || '/', rule: issue?.code ?? '' })
  throw mpFault('site-file-damaged', { path, reason })
}

/** The task sequences that this site offers to media on a computer that it knows, or does not. */
export function sequencesForMedia(site: RehearsalSite, isKnown: boolean): RehearsalSite['taskSequences'] {
  const collection = isKnown ? 'known' : 'unknown'
  return site.taskSequences.filter(
    (one) => one.availableTo !== 'clients' && (one.collection === 'all' || one.collection === collection),
  )
}
