import { hexToBytes } from '../../bytes/hex.ts'
import { textFromUtf16le } from '../../bytes/utf16.ts'
import { readPublicCertificate } from '../../media/public-certificate.ts'
import type { Part } from '../multipart.ts'
import { SIGNATURE_FORMS, signedBytes } from '../signature.ts'
import type { RehearsalSite } from './site.ts'

/** How far a signed time may lie off; what real management points allow is not known. */
const MOST_SKEW_MS = 86_400_000

/** Why the media named in a `clientauth` hook is turned away; undefined when it has proved itself. */
export function messageObjection(site: RehearsalSite, message: Part | undefined, now: Date): string | undefined {
  const header = message === undefined ? '' : textFromUtf16le(message.body)
  const found = /ClientToken:([^\r\n]*)\r\nClientTokenSignature:([0-9a-f]*)\r\n/i.exec(header)
  return tokenObjection(site, found?.[1] ?? '', found?.[2] ?? '', now)
}

/** The same for a download of a policy, in either set of headers of configmgr.md 10.1. */
export function headersObjection(
  site: RehearsalSite,
  headers: Readonly<Record<string, string>>,
  now: Date,
): string | undefined {
  const get = (name: string) => headers[name] ?? ''
  if (headers['clienttoken'] !== undefined)
    return tokenObjection(site, get('clienttoken'), get('clienttokensignature'), now)
  const id = get('ccmclientid')
  const time = get('ccmclienttimestamp')
  return (
    timeObjection(time, now) ??
    signatureObjection(site, id, id, get('ccmclientidsignature'), now) ??
    signatureObjection(site, id, time, get('ccmclienttimestampsignature'), now)
  )
}

/** The media that a request names, in either set of headers or in its message; empty where it names none. */
export function mediaNamed(headers: Readonly<Record<string, string>>, message: Part | undefined): string {
  const header = message === undefined ? '' : textFromUtf16le(message.body)
  const token = headers['clienttoken'] ?? /ClientToken:([^\r\n;]*);/i.exec(header)?.[1] ?? headers['ccmclientid'] ?? ''
  return token.split(';')[0] ?? ''
}

/** The media of this GUID, with or without braces. */
export function mediaOf(site: RehearsalSite, id: string): RehearsalSite['media'][number] | undefined {
  const bare = (guid: string) => guid.replace(/[{}]/g, '').toLowerCase()
  return site.media.find((one) => bare(one.guid) === bare(id))
}

/** A token is `MID;TS`. */
function tokenObjection(site: RehearsalSite, token: string, signature: string, now: Date): string | undefined {
  const [id = '', time = ''] = token.split(';')
  return timeObjection(time, now) ?? signatureObjection(site, id, token, signature, now)
}

function timeObjection(time: string, now: Date): string | undefined {
  const signed = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time) ? new Date(time).getTime() : Number.NaN
  if (Number.isNaN(signed)) return 'no signed time'
  return Math.abs(signed - now.getTime()) > MOST_SKEW_MS ? `the signed time ${time} is not of today` : undefined
}

function signatureObjection(
  site: RehearsalSite,
  id: string,
  text: string,
  signature: string,
  now: Date,
): string | undefined {
  const media = mediaOf(site, id)
  if (media === undefined) return 'the site does not know this media'
  const certificate = readPublicCertificate(media.certificate)
  if (certificate === undefined) return 'the site file holds no certificate that can be read for this media'
  const holds = now >= certificate.notBefore && now <= certificate.notAfter
  if (!holds || site.faults.includes('media-expired')) return 'the media certificate is not valid today'
  if (!/^([0-9a-f]{2})+$/i.test(signature)) return 'no signature'
  const bytes = hexToBytes(signature).reverse()
  const proves = SIGNATURE_FORMS.some(({ hash, terminated }) =>
    certificate.verify(signedBytes(text, terminated), bytes, hash),
  )
  return proves ? undefined : 'the signature is not that of the media certificate'
}
