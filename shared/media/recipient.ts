import forge from 'node-forge'
import { bytesToHex } from '../bytes/hex.ts'
import { asn1Children } from './asn1-children.ts'
import { bytesFromBinary } from './binary-string.ts'

/** How the receiver of an encrypted message may be named (RFC 5652 6.2.1); all in lower-case hexadecimal. */
export interface RecipientIds {
  /** DER of the issuer's name. */
  readonly issuer: string
  /** Contents of the serial number's INTEGER. */
  readonly serial: string
  /** Its subject key identifier, as the certificate tells it or as RFC 5280 4.2.1.2 (1) derives it. */
  readonly keyIds: readonly string[]
}

export function recipientIds(certificate: forge.pki.Certificate): RecipientIds {
  const [tbs] = asn1Children(forge.pki.certificateToAsn1(certificate))
  const fields = tbs === undefined ? [] : asn1Children(tbs)
  // A version in a context tag of its own comes first, except in certificates of version 1.
  const first = fields[0]?.tagClass === forge.asn1.Class.CONTEXT_SPECIFIC ? 1 : 0
  const [serial, , issuer] = fields.slice(first)
  if (serial === undefined || issuer === undefined || typeof serial.value !== 'string') throw new RangeError('fields')
  const told: unknown = certificate.getExtension('subjectKeyIdentifier')
  const stated =
    typeof told === 'object' && told !== null && 'subjectKeyIdentifier' in told ? String(told.subjectKeyIdentifier) : ''
  const derived = certificate.generateSubjectKeyIdentifier().toHex()
  return {
    issuer: bytesToHex(bytesFromBinary(forge.asn1.toDer(issuer).getBytes())),
    serial: bytesToHex(bytesFromBinary(serial.value)),
    keyIds: [...new Set([stated.toLowerCase(), derived])].filter((id) => id !== ''),
  }
}
