import { Fault } from '../../../../shared/bytes/fault.ts'
import type { Facts, Phrase } from '../../../../shared/phrase/fact.ts'
import { phrase } from '../../../../shared/phrase/phrase.ts'
import { WireError, type WireProblem } from './http-wire.ts'

/** Codes of Node and of OpenSSL's verification, by what they mean to who stands at the bench. */
const UNTRUSTED: Readonly<Record<string, Phrase>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: phrase('certificate-self-signed'),
  SELF_SIGNED_CERT_IN_CHAIN: phrase('certificate-authority-unknown'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: phrase('certificate-authority-unknown'),
  UNABLE_TO_GET_ISSUER_CERT: phrase('certificate-authority-unknown'),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: phrase('certificate-authority-unknown'),
  CERT_SIGNATURE_FAILURE: phrase('certificate-signature-wrong'),
  CERT_UNTRUSTED: phrase('certificate-authority-untrusted'),
  CERT_REVOKED: phrase('certificate-revoked'),
  INVALID_CA: phrase('certificate-issuer-no-authority'),
  INVALID_PURPOSE: phrase('certificate-not-for-servers'),
}
const EXPIRED: Readonly<Record<string, Phrase>> = {
  CERT_HAS_EXPIRED: phrase('certificate-expired'),
  CERT_NOT_YET_VALID: phrase('certificate-not-yet-valid'),
}
/** The server's alert on the certificate that this computer showed, or did not show (RFC 8446 6.2). */
const CLIENT_CERTIFICATE =
  /^ERR_SSL_(SSLV3|TLSV1|TLSV13)_ALERT_(BAD_CERTIFICATE|CERTIFICATE_(REQUIRED|EXPIRED|REVOKED|UNKNOWN)|UNSUPPORTED_CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED|HANDSHAKE_FAILURE)$/
/** What of an answer breaks the rules of HTTP. */
const PARTS: Readonly<Record<Exclude<WireProblem, 'ended early' | 'too long'>, Phrase>> = {
  'status line': phrase('reply-status-line'),
  header: phrase('reply-header'),
  length: phrase('reply-length'),
  chunk: phrase('reply-chunk'),
  head: phrase('reply-head'),
}
const NAME_UNKNOWN = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME', 'EAI_FAIL']
const BROKEN = ['ECONNRESET', 'EPIPE', 'ECONNABORTED']

/** What became of a connection, as a Fault of the catalogue. */
export function faultOfConnection(error: unknown, url: string, maxBytes: number): Fault {
  const fault = (code: FailureFaultCode, facts: Facts = {}) => new Fault(code, { url, ...facts }, { cause: error })
  if (error instanceof WireError) {
    if (error.problem === 'ended early') return fault('mp-connection-broken')
    if (error.problem === 'too long') return fault('mp-reply-too-large', { limit: maxBytes })
    return fault('mp-reply-garbled', { part: PARTS[error.problem] })
  }
  const code = codeOf(error)
  const untrusted = UNTRUSTED[code]
  if (untrusted !== undefined) return fault('mp-untrusted', { reason: untrusted })
  const expired = EXPIRED[code]
  if (expired !== undefined) return fault('mp-certificate-expired', { reason: expired })
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return fault('mp-name-differs')
  if (CLIENT_CERTIFICATE.test(code)) return fault('mp-client-certificate-refused')
  if (/^ERR_(SSL|TLS|OSSL)|^EPROTO$/.test(code)) return fault('mp-tls-failed', { reason: code })
  if (NAME_UNKNOWN.includes(code)) return fault('mp-name-unknown')
  return fault(BROKEN.includes(code) ? 'mp-connection-broken' : 'mp-unreachable')
}

type FailureFaultCode =
  | 'mp-name-unknown'
  | 'mp-unreachable'
  | 'mp-connection-broken'
  | 'mp-reply-garbled'
  | 'mp-reply-too-large'
  | 'mp-tls-failed'
  | 'mp-untrusted'
  | 'mp-certificate-expired'
  | 'mp-name-differs'
  | 'mp-client-certificate-refused'

/** A connection that was tried at several addresses fails with all their errors; the first one speaks for them. */
function codeOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error
  return first instanceof Error && 'code' in first && typeof first.code === 'string' ? first.code : ''
}
