import { isFault } from '../bytes/fault.ts'
import type { MediaCertificate } from '../media/certificate.ts'
import type { Phrase } from '../phrase/fact.ts'
import { phrase } from '../phrase/phrase.ts'
import { ask } from './ask.ts'
import { openEnveloped } from './cms/open-enveloped.ts'
import type { HttpAnswer, HttpPort } from './http-port.ts'
import { SIGNATURE_FORMS, type SignatureForm, signText, timestamp } from './signature.ts'
import { xmlText } from './xml.ts'

/** The server's own place in a location (configmgr.md 9.8); policies of any other host are not fetched. */
const LOCATION = /^https?:\/\/<mp>(\/SMS_MP\/\.sms_pol\?[^\s]+)$/i
/** What a refused download answers with status 200 (configmgr.md 10.1 [SDK]). */
const REFUSED = '<HTML><HEAD><TITLE>ERROR</TITLE></HEAD><BODY></BODY></HTML>'
/** A page of that length and no more is a refusal. */
const LONGEST_REFUSAL = 256

export interface PolicyReader {
  readonly mediaId: string
  readonly certificate: MediaCertificate
  readonly clock: Date
  /** The form of signature that the assignments were given for. */
  readonly form: SignatureForm
}

/** A policy's XML, or why it is not to be had. */
export type Fetched =
  | { readonly ok: true; readonly text: string; readonly encrypted: boolean }
  | { readonly ok: false; readonly reason: Phrase }

/** Faults: those of `ask`. A connection that breaks off is one of the ways to refuse (configmgr.md 10.1 [SDK]). */
export async function fetchPolicy(
  port: HttpPort,
  url: string,
  location: string,
  reader: PolicyReader,
): Promise<Fetched> {
  const target = LOCATION.exec(location.trim())?.[1]
  if (target === undefined) return { ok: false, reason: phrase('policy-elsewhere') }
  for (const headers of proofs(reader)) {
    const answer = await ask(port, url, { target, headers }).catch(refusal)
    if (answer !== undefined && !isRefusal(answer.body)) return decode(answer.body, reader.certificate)
  }
  return { ok: false, reason: phrase('policy-refused') }
}

function refusal(error: unknown): HttpAnswer | undefined {
  if (isFault(error) && error.code === 'mp-connection-broken') return undefined
  throw error
}

function isRefusal(body: Uint8Array): boolean {
  return body.length <= LONGEST_REFUSAL && xmlText(body)?.trim() === REFUSED
}

/** Plain XML, or a CMS envelope around it (configmgr.md 10.2). */
function decode(body: Uint8Array, certificate: MediaCertificate): Fetched {
  const plain = xmlText(body)
  if (plain !== undefined) return { ok: true, text: plain, encrypted: false }
  const opened = openEnveloped(body, certificate)
  if (!opened.ok) return { ok: false, reason: phrase(opened.problem) }
  const text = xmlText(opened.content)
  return text === undefined ? { ok: false, reason: phrase('policy-no-xml') } : { ok: true, text, encrypted: true }
}

/** The two sets of headers that prove who asks (configmgr.md 10.1), in the form that was taken before, then the others. */
function* proofs({
  mediaId,
  certificate,
  clock,
  form: known,
}: PolicyReader): Generator<Readonly<Record<string, string>>> {
  const time = timestamp(clock)
  const token = `${mediaId};${time}`
  for (const form of [known, ...SIGNATURE_FORMS.filter((one) => one !== known)]) {
    yield {
      CCMClientID: mediaId,
      CCMClientIDSignature: signText(certificate, mediaId, form),
      CCMClientTimestamp: time,
      CCMClientTimestampSignature: signText(certificate, time, form),
    }
    yield { ClientToken: token, ClientTokenSignature: signText(certificate, token, form) }
  }
}
