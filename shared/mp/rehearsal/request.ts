import { z } from 'zod'
import type { Part } from '../multipart.ts'
import { parseXml, xmlText } from '../xml.ts'
import type { RehearsalSite } from './site.ts'

/** What RequestAssignments must say (configmgr.md 9.6). */
const schema = z.object({
  RequestAssignments: z.object({
    PolicySource: z.string(),
    Identification: z.object({ Machine: z.object({ ClientID: z.string().min(1) }) }),
  }),
})

/** The computer that policies are asked for, or why the request is not answered. */
export type AssignmentsAsked =
  | { readonly ok: true; readonly isKnown: boolean }
  | { readonly ok: false; readonly objection: string }

export function readAssignmentsAsked(site: RehearsalSite, body: Part | undefined): AssignmentsAsked {
  const request = schema.safeParse(parseXml((body && xmlText(body.body)) ?? ''))
  if (!request.success) return { ok: false, objection: 'the message asks for no policy assignments' }
  const { PolicySource: source, Identification: identification } = request.data.RequestAssignments
  if (source.toLowerCase() !== `sms:${site.siteCode.toLowerCase()}`)
    return { ok: false, objection: `asked for policies of ${source}` }
  const client = identification.Machine.ClientID.toLowerCase()
  const is = (other: string | undefined) => other?.toLowerCase() === client
  if (site.faults.includes('known-computer') || site.knownComputers.some(is)) return { ok: true, isKnown: true }
  const unknown = site.unknownComputers === undefined || Object.values(site.unknownComputers).some(is)
  return unknown ? { ok: true, isKnown: false } : { ok: false, objection: 'the site has no such unknown computer' }
}
