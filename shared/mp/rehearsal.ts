import { utf16leFromText } from '../bytes/utf16.ts'
import type { Deflate, HttpAnswer } from './http-port.ts'
import { BINARY_PART, MULTIPART_TYPE, readMultipart, TEXT_PART, writeMultipart } from './multipart.ts'
import { keyInformation, pointList, policyBody, REFUSED_POLICY, replyAssignments } from './rehearsal-documents.ts'
import { headersObjection, messageObjection } from './rehearsal-proof.ts'
import { requestObjection } from './rehearsal-request.ts'
import type { RehearsalSite } from './rehearsal-site.ts'

export interface RehearsalRequest {
  readonly method: string
  /** Path and query. */
  readonly target: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export interface RehearsalReply extends HttpAnswer {
  /** Why the request was turned away, for who watches the rehearsal; a real management point tells nobody. */
  readonly objection?: string
}

const DAY_MS = 86_400_000

/** What a management point of this site answers. It verifies the client's signatures with the site's certificates. */
export function answer(site: RehearsalSite, request: RehearsalRequest, now: Date, deflate: Deflate): RehearsalReply {
  const shows = (fault: RehearsalSite['faults'][number]) => site.faults.includes(fault)
  const clock = shows('clock') ? new Date(now.getTime() + DAY_MS) : now
  const reply = (status: number, type: string, body: Uint8Array, more: Readonly<Record<string, string>> = {}) => ({
    status,
    headers: { date: clock.toUTCString(), 'content-type': type, ...more },
    body,
  })
  const text = (status: number, contents: string, more?: Readonly<Record<string, string>>) =>
    reply(status, 'text/xml', new TextEncoder().encode(contents), more)

  if (shows('404')) return text(404, '')
  if (shows('500')) return text(500, '')
  if (shows('redirect')) return text(302, '', { location: 'http://elsewhere.test/' })
  if (shows('garbage')) return text(200, '<html><p>Sign in to use this network')

  const { method, target } = request
  const [path = '', query = ''] = target.split('?')
  const place = path.toLowerCase()
  if (method === 'GET' && place === '/sms_mp/.sms_aut') {
    if (/^MPLIST[12]?(&|$)/i.test(query)) return text(200, pointList(site))
    if (/^MPKEYINFORMATIONMEDIA$/i.test(query)) return text(200, keyInformation(site, shows('other-site')))
  }
  if (method === 'GET' && place === '/sms_mp/.sms_pol') {
    const policy = shows('no-task-sequence') ? undefined : policyBody(site, query)
    if (policy === undefined) return text(404, '')
    const objection = headersObjection(site, request.headers, now)
    if (objection === undefined) return text(200, policy)
    return { ...reply(200, 'text/html', new TextEncoder().encode(REFUSED_POLICY)), objection }
  }
  if (method === 'CCM_POST' && place === '/ccm_system/request') {
    const [message, body] = readMultipart(request.headers['content-type'] ?? '', request.body) ?? []
    const objection = shows('refused')
      ? 'this rehearsal refuses everyone'
      : (messageObjection(site, message, now) ?? requestObjection(site, body))
    if (objection !== undefined) return { ...text(200, ''), objection }
    const assignments = replyAssignments(site, shows('no-task-sequence'))
    const parts = [
      { type: TEXT_PART, body: utf16leFromText('\ufeff<Msg ReplyCompression="zlib" SchemaVersion="1.1"/>') },
      { type: BINARY_PART, body: deflate(utf16leFromText(assignments)) },
    ]
    return reply(200, MULTIPART_TYPE, writeMultipart(parts))
  }
  return text(404, '')
}
