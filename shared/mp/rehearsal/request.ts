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

/** The parts of the message around it that a management point acts on (configmgr.md 9.6). */
const messageSchema = z.object({
  Msg: z.object({
    SourceID: z.string(),
    TargetEndpoint: z.literal('MP_PolicyManager'),
    ReplyMode: z.literal('Sync'),
    Body: z.object({ '@Type': z.literal('ByteRange'), '@Offset': z.literal('0'), '@Length': z.coerce.number().int() }),
  }),
})

/** The computer that policies are asked for, or why the request is not answered. */
export type AssignmentsAsked =
  | { readonly ok: true; readonly isKnown: boolean }
  | { readonly ok: false; readonly objection: string }

export function readAssignmentsAsked(
  site: RehearsalSite,
  message: Part | undefined,
  body: Part | undefined,
): AssignmentsAsked {
  const header = messageSchema.safeParse(parseXml((message && xmlText(message.body)) ?? ''))
  if (!header.success) return { ok: false, objection: 'the message is not for the policy manager' }
  const { SourceID: sender, Body: range } = header.data.Msg
  if (range['@Length'] < 1 || range['@Length'] > (body?.body.length ?? 0))
    return { ok: false, objection: 'the length in the message is not that of its body' }
  const request = schema.safeParse(parseXml((body && xmlText(body.body)) ?? ''))
  if (!request.success) return { ok: false, objection: 'the message asks for no policy assignments' }
  const { PolicySource: source, Identification: identification } = request.data.RequestAssignments
  if (source.toLowerCase() !== `sms:${site.siteCode.toLowerCase()}`)
    return { ok: false, objection: `asked for policies of ${source}` }
  const client = identification.Machine.ClientID.toLowerCase()
  if (sender.toLowerCase() !== client) return { ok: false, objection: 'the message and its body name two computers' }
  const is = (other: string | undefined) => other?.toLowerCase() === client
  if (site.faults.includes('known-computer') || site.knownComputers.some(is)) return { ok: true, isKnown: true }
  const unknown = site.unknownComputers === undefined || Object.values(site.unknownComputers).some(is)
  return unknown ? { ok: true, isKnown: false } : { ok: false, objection: 'the site has no such unknown computer' }
}
