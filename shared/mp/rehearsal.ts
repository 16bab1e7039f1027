import { hexToBytes } from '../bytes/hex.ts'
import { textFromUtf16le, utf16leFromText } from '../bytes/utf16.ts'
import { verifySignature } from '../media/verify-signature.ts'
import type { Deflate, HttpAnswer } from './http-port.ts'
import { BINARY_PART, MULTIPART_TYPE, readMultipart, TEXT_PART, writeMultipart } from './multipart.ts'
import { keyInformation, pointList, policyBody, REFUSED_POLICY, replyAssignments } from './rehearsal-documents.ts'
import type { RehearsalSite } from './rehearsal-site.ts'
import { signedBytes } from './signature.ts'

export interface RehearsalRequest {
  readonly method: string
  /** Path and query. */
  readonly target: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

const DAY_MS = 86_400_000

/** What a management point of this site answers. It verifies the client's signatures with the site's certificates. */
export function answer(site: RehearsalSite, request: RehearsalRequest, now: Date, deflate: Deflate): HttpAnswer {
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
    return provesItself(site, request.headers, now) ? text(200, policy) : reply(200, 'text/html', latin(REFUSED_POLICY))
  }
  if (method === 'CCM_POST' && place === '/ccm_system/request') {
    const message = readMultipart(request.headers['content-type'] ?? '', request.body)?.[0]
    const header = message && textFromUtf16le(message.body)
    const token = /ClientToken:([^\r\n]*)\r\nClientTokenSignature:([0-9a-f]*)\r\n/i.exec(header ?? '')
    if (shows('refused') || !holds(site, token?.[1] ?? '', token?.[2] ?? '', now)) return text(200, '')
    const assignments = replyAssignments(site, shows('no-task-sequence'))
    const parts = [
      { type: TEXT_PART, body: utf16leFromText('\ufeff<Msg ReplyCompression="zlib" SchemaVersion="1.1"/>') },
      { type: BINARY_PART, body: deflate(utf16leFromText(assignments)) },
    ]
    return reply(200, MULTIPART_TYPE, writeMultipart(parts))
  }
  return text(404, '')
}

/** Either set of headers of configmgr.md 10.1. */
function provesItself(site: RehearsalSite, headers: Readonly<Record<string, string>>, now: Date): boolean {
  const get = (name: string) => headers[name] ?? ''
  if (headers['clienttoken'] !== undefined) return holds(site, get('clienttoken'), get('clienttokensignature'), now)
  const id = get('ccmclientid')
  const time = get('ccmclienttimestamp')
  return (
    isNear(time, now) &&
    isSigned(site, id, id, get('ccmclientidsignature')) &&
    isSigned(site, id, time, get('ccmclienttimestampsignature'))
  )
}

/** Whether a token `MID;TS` is of now and signed by that media. */
function holds(site: RehearsalSite, token: string, signature: string, now: Date): boolean {
  const [id = '', time = ''] = token.split(';')
  return isNear(time, now) && isSigned(site, id, token, signature)
}

function isNear(time: string, now: Date): boolean {
  return Math.abs(new Date(time).getTime() - now.getTime()) <= DAY_MS
}

function isSigned(site: RehearsalSite, id: string, text: string, signature: string): boolean {
  const bare = (guid: string) => guid.replace(/[{}]/g, '').toLowerCase()
  const media = site.media.find((one) => bare(one.guid) === bare(id))
  if (media === undefined || !/^([0-9a-f]{2})+$/i.test(signature)) return false
  return verifySignature(media.certificate, signedBytes(text, true), hexToBytes(signature).reverse())
}

function latin(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
