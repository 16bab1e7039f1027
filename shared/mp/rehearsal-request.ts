import { z } from 'zod'
import type { Part } from './multipart.ts'
import type { RehearsalSite } from './rehearsal-site.ts'
import { parseXml, xmlText } from './xml.ts'

/** What RequestAssignments must say (configmgr.md 9.6). */
const schema = z.object({
  RequestAssignments: z.object({
    PolicySource: z.string(),
    Identification: z.object({ Machine: z.object({ ClientID: z.string().min(1) }) }),
  }),
})

/** Why a request for policy assignments is not answered; undefined when it is as it should be. */
export function requestObjection(site: RehearsalSite, body: Part | undefined): string | undefined {
  const request = schema.safeParse(parseXml((body && xmlText(body.body)) ?? ''))
  if (!request.success) return 'the message asks for no policy assignments'
  const source = request.data.RequestAssignments.PolicySource
  return source.toLowerCase() === `sms:${site.siteCode.toLowerCase()}` ? undefined : `asked for policies of ${source}`
}
