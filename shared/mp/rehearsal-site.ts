import { z } from 'zod'
import { mpFault } from './faults.ts'

const REHEARSAL_FAULTS = [
  '404',
  '500',
  'garbage',
  'other-site',
  'refused',
  'no-task-sequence',
  'redirect',
  'clock',
] as const

/** Who a deployment is made available to (configmgr.md 11 [documented]); media see all but the first. */
const AVAILABLE_TO = ['clients', 'clients-media-pxe', 'media-pxe', 'media-pxe-hidden'] as const

const hex = z.string().regex(/^([0-9a-f]{2})+$/i)

export const rehearsalSiteSchema = z.object({
  siteCode: z.string().regex(/^[0-9a-z]{3}$/i),
  trustedRootKey: hex,
  media: z.array(z.object({ guid: z.string(), certificate: hex })),
  taskSequences: z.array(
    z.object({
      name: z.string(),
      packageId: z.string(),
      deploymentId: z.string(),
      bootImageId: z.string(),
      purpose: z.enum(['available', 'required']),
      availableTo: z.enum(AVAILABLE_TO).optional(),
    }),
  ),
  faults: z.array(z.enum(REHEARSAL_FAULTS)).default([]),
})

/** A site that a rehearsal management point plays, and the faults it shows. */
export type RehearsalSite = z.infer<typeof rehearsalSiteSchema>

/** The site of a JSON file's text. Fault: `site-file-damaged`. */
export function readSite(text: string, path: string): RehearsalSite {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw mpFault('site-file-damaged', { path, reason: 'no JSON' }, { cause: error })
  }
  const site = rehearsalSiteSchema.safeParse(json)
  if (site.success) return site.data
  const issue = site.error.issues[0]
  throw mpFault('site-file-damaged', { path, reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` })
}

/** The task sequences that this site offers to media. */
export function sequencesForMedia(site: RehearsalSite): RehearsalSite['taskSequences'] {
  return site.taskSequences.filter((one) => one.availableTo !== 'clients')
}
