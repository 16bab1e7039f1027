import type { MediaCertificate } from '../media/certificate.ts'
import { ask } from './ask.ts'
import type { HttpPort } from './http-port.ts'
import { SIGNATURE_FORMS, signText, timestamp } from './signature.ts'
import { xmlText } from './xml.ts'

/** The server's own place in a location (configmgr.md 9.8); policies of any other host are not fetched. */
const LOCATION = /^https?:\/\/<mp>(\/SMS_MP\/\.sms_pol\?[^\s]+)$/i
/** What a refused download answers with status 200 (configmgr.md 10.1 [SDK]). */
const REFUSED = '<HTML><HEAD><TITLE>ERROR</TITLE></HEAD><BODY></BODY></HTML>'

export interface PolicyReader {
  readonly mediaId: string
  readonly certificate: MediaCertificate
  readonly clock: Date
}

/** A policy's XML; undefined when it lies elsewhere, is refused in every form, or is encrypted. Faults: those of `ask`. */
export async function fetchPolicy(
  port: HttpPort,
  url: string,
  location: string,
  reader: PolicyReader,
): Promise<string | undefined> {
  const target = LOCATION.exec(location.trim())?.[1]
  if (target === undefined) return undefined
  for (const headers of proofs(reader)) {
    const { body } = await ask(port, url, { target, headers })
    const text = xmlText(body)
    if (text?.trim() !== REFUSED) return text
  }
  return undefined
}

/** The two sets of headers that prove who asks (configmgr.md 10.1), for each form of signature. */
function* proofs({ mediaId, certificate, clock }: PolicyReader): Generator<Readonly<Record<string, string>>> {
  const time = timestamp(clock)
  const token = `${mediaId};${time}`
  for (const form of SIGNATURE_FORMS) {
    yield {
      CCMClientID: mediaId,
      CCMClientIDSignature: signText(certificate, mediaId, form),
      CCMClientTimestamp: time,
      CCMClientTimestampSignature: signText(certificate, time, form),
    }
    yield { ClientToken: token, ClientTokenSignature: signText(certificate, token, form) }
  }
}
