import { utf16leFromText } from '../../bytes/utf16.ts'
import { LARGEST_REPLY } from '../ask.ts'
import type { Deflate, HttpAnswer } from '../http-port.ts'
import { BINARY_PART, MULTIPART_TYPE, readMultipart, TEXT_PART, writeMultipart } from '../multipart.ts'
import {
  keyInformation,
  locationList,
  pointList,
  policyBody,
  REFUSED_POLICY,
  replyAssignments,
  SIGN_IN_PAGE,
  signingCertificate,
  WITH_DOCTYPE,
} from './documents.ts'
import type { RehearsalFault } from './faults.ts'
import { packedPolicy } from './policy-download.ts'
import { headersObjection, mediaNamed, messageObjection } from './proof.ts'
import { readAssignmentsAsked } from './request.ts'
import { type RehearsalSite, sequencesForMedia } from './site.ts'

export interface RehearsalRequest {
  readonly method: string
  /** Path and query. */
  readonly target: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** DER of the certificate that the client showed over TLS, in lower-case hexadecimal. */
  readonly clientCertificate?: string | undefined
}

/** How the bytes of a reply go out; `whole` where nothing is wrong. */
export type Delivery = 'whole' | 'silent' | 'slow' | 'cut' | 'huge' | 'hang-up'

export interface RehearsalReply extends HttpAnswer {
  readonly delivery: Delivery
  /** Why the request was turned away, for who watches the rehearsal; a real management point tells nobody. */
  readonly objection?: string
  /** The media that asked, as it names itself. */
  readonly media: string
}

const DAY_MS = 86_400_000
const DELIVERIES = ['silent', 'slow', 'cut', 'huge'] as const

/** What a management point of this site answers. It verifies the client's signatures with the site's certificates. */
export function answer(site: RehearsalSite, request: RehearsalRequest, now: Date, deflate: Deflate): RehearsalReply {
  const shows = (fault: RehearsalFault) => site.faults.includes(fault)
  const [message, body] = readMultipart(request.headers['content-type'] ?? '', request.body) ?? []
  const media = mediaNamed(request.headers, message)
  const clock = shows('clock') ? new Date(now.getTime() + DAY_MS) : now
  const delivery = DELIVERIES.find(shows) ?? 'whole'
  const reply = (status: number, type: string, bytes: Uint8Array, objection?: string): RehearsalReply => ({
    status,
    headers: {
      date: clock.toUTCString(),
      'content-type': type,
      ...(status === 302 ? { location: 'http://elsewhere.rehearsal.test/' } : {}),
    },
    body: bytes,
    delivery,
    media,
    ...(objection === undefined ? {} : { objection }),
  })
  const text = (status: number, contents = '', objection?: string) =>
    reply(status, 'text/xml', new TextEncoder().encode(contents), objection)

  for (const status of ['403', '404', '500', '503'] as const) if (shows(status)) return text(Number(status))
  if (shows('redirect')) return text(302)
  if (shows('garbage')) return text(200, SIGN_IN_PAGE)
  if (shows('doctype')) return text(200, WITH_DOCTYPE)
  const stranger = strangerObjection(site, request.clientCertificate)
  if (stranger !== undefined) return text(403, '', stranger)

  const { method, target } = request
  const [path = '', query = ''] = target.split('?')
  const place = path.toLowerCase()
  if (method === 'GET' && place === '/sms_mp/.sms_aut') return authentication(site, query, text)
  if (method === 'GET' && place === '/sms_mp/.sms_pol') {
    const policy = shows('no-task-sequence') ? undefined : policyBody(site, query)
    if (policy === undefined) return text(404)
    if (shows('policy-dropped')) return { ...text(200), delivery: 'hang-up' }
    const objection = shows('policy-refused')
      ? 'this rehearsal gives no policies'
      : headersObjection(site, request.headers, now)
    if (objection !== undefined) return reply(200, 'text/html', new TextEncoder().encode(REFUSED_POLICY), objection)
    return reply(200, 'application/octet-stream', packedPolicy(site, policy, media))
  }
  if (method === 'CCM_POST' && /^\/ccm_system(_altauth)?\/request$/.test(place)) {
    const asked = readAssignmentsAsked(site, message, body)
    const objection = shows('refused')
      ? 'this rehearsal refuses everyone'
      : (messageObjection(site, message, now) ?? (asked.ok ? undefined : asked.objection))
    if (objection !== undefined || !asked.ok) return text(200, '', objection)
    const offered = shows('no-task-sequence') ? [] : sequencesForMedia(site, asked.isKnown)
    return reply(200, MULTIPART_TYPE, assignmentsReply(site, replyAssignments(site, offered), deflate))
  }
  return text(404)
}

/** The questions of `.sms_aut` (configmgr.md 9.1). */
function authentication(
  site: RehearsalSite,
  query: string,
  text: (status: number, contents?: string) => RehearsalReply,
): RehearsalReply {
  if (/^MPLIST[12]?(&|$)/i.test(query)) return text(200, pointList(site))
  if (/^MPKEYINFORMATION(EX|MEDIA)?$/i.test(query)) return text(200, keyInformation(site))
  if (/^MPLOCATION&ir=[\d.]+&ip=[\d.]+$/i.test(query))
    return site.faults.includes('location-500') ? text(500, '<html>') : text(200, locationList(site))
  const certificate = /^SITESIGNCERT$/i.test(query) ? signingCertificate(site) : undefined
  if (certificate !== undefined) return text(200, certificate)
  if (/^MPCERT$/i.test(query) && site.signingCertificate !== undefined)
    return text(200, `<MPCertificate><Certificate>${site.signingCertificate}</Certificate></MPCertificate>`)
  return text(404)
}

function strangerObjection(site: RehearsalSite, shown: string | undefined): string | undefined {
  if (site.https !== 'client-certificate') return undefined
  if (shown === undefined) return 'no client certificate was shown'
  const known = site.media.some((one) => one.certificate.toLowerCase() === shown)
  return known ? undefined : 'the client certificate is none of the media of this site'
}

function assignmentsReply(site: RehearsalSite, xml: string, deflate: Deflate): Uint8Array {
  const shows = (fault: RehearsalFault) => site.faults.includes(fault)
  const header = { type: TEXT_PART, body: utf16leFromText('\ufeff<Msg ReplyCompression="zlib" SchemaVersion="1.1"/>') }
  if (shows('no-multipart')) return writeMultipart([header])
  const document = utf16leFromText(xml)
  const odd = shows('utf16-odd') ? document.subarray(0, -1) : document
  const packed = deflate(shows('zlib-bomb') ? new Uint8Array(LARGEST_REPLY + 2) : odd)
  const body = shows('zlib-garbage') ? packed.map((byte, index) => (index > 8 ? byte ^ 0x5a : byte)) : packed
  return writeMultipart([header, { type: BINARY_PART, body }])
}
