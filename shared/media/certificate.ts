import forge from 'node-forge'
import type { Fault } from '../bytes/fault.ts'
import { bytesToHex, hexToBytes } from '../bytes/hex.ts'
import { binaryFromBytes, bytesFromBinary } from './binary-string.ts'
import { type MediaFaultCode, mediaFault } from './faults.ts'

export type SignatureHash = 'sha256' | 'sha1'

/** The media's certificate with the use of its private key, which stays in memory. */
export interface MediaCertificate {
  readonly subject: string
  /** SHA-1 of the DER form, upper-case hexadecimal. */
  readonly thumbprint: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly keyBits: number
  readonly clientAuthentication: boolean
  readonly selfSigned: boolean
  readonly publicDerHex: string
  /** RSASSA-PKCS1-v1_5 over the hash of `bytes`, most significant byte first. */
  sign(bytes: Uint8Array, hash: SignatureHash): Uint8Array
}

/** Characters of the media's GUID that are the password (configmgr.md 5 [observed]). */
const PASSWORD_LENGTH = 31
/** node-forge derives the key in JavaScript; makers use some thousands. */
const MOST_ITERATIONS = 1_000_000
const LARGEST_PFX_DIGITS = 1 << 20

export function pfxPassword(mediaGuid: string): string {
  return mediaGuid.slice(0, PASSWORD_LENGTH)
}

/** Opens the hexadecimal PKCS#12 of `_SMSTSMediaPFX`. Fault: `media-certificate-damaged`. */
export function openMediaCertificate(pfxHex: string, mediaGuid: string): MediaCertificate {
  try {
    if (pfxHex.length > LARGEST_PFX_DIGITS) throw new RangeError('too large')
    const pfx = forge.asn1.fromDer(binaryFromBytes(hexToBytes(pfxHex.trim())))
    refuseEndlessMac(pfx)
    return readPfx(openWithEither(pfx, mediaGuid))
  } catch (error) {
    throw mediaFault('media-certificate-damaged', {}, { cause: error })
  }
}

/** Whether the certificate holds at `clock`; the Fault is returned, not thrown. */
export function certificateProblem(certificate: MediaCertificate, clock: Date): Fault<MediaFaultCode> | undefined {
  const day = (date: Date) => date.toISOString().slice(0, 10)
  if (clock > certificate.notAfter) return mediaFault('media-certificate-expired', { date: day(certificate.notAfter) })
  if (clock < certificate.notBefore)
    return mediaFault('media-certificate-not-yet-valid', { date: day(certificate.notBefore) })
  return undefined
}

/** Stored with or without braces, and signed for in either form [inferred from two observations]. */
function openWithEither(pfx: forge.asn1.Asn1, mediaGuid: string): forge.pkcs12.Pkcs12Pfx {
  const other = mediaGuid.startsWith('{') ? mediaGuid.replace(/[{}]/g, '') : `{${mediaGuid}}`
  try {
    return forge.pkcs12.pkcs12FromAsn1(pfx, false, pfxPassword(mediaGuid))
  } catch {
    return forge.pkcs12.pkcs12FromAsn1(pfx, false, pfxPassword(other))
  }
}

/** The MAC is checked before anything is decrypted, so its count of rounds bounds what a stranger can ask for. */
function refuseEndlessMac(pfx: forge.asn1.Asn1): void {
  const mac = children(pfx)[2]
  if (mac === undefined) throw new RangeError('no MAC')
  const rounds = children(mac)[2]
  if (rounds === undefined) return
  if (typeof rounds.value !== 'string' || rounds.value.length > 4) throw new RangeError('rounds')
  if (forge.asn1.derToInteger(rounds.value) > MOST_ITERATIONS) throw new RangeError('rounds')
}

function children(node: forge.asn1.Asn1): readonly forge.asn1.Asn1[] {
  return typeof node.value === 'string' ? [] : node.value
}

function readPfx(pfx: forge.pkcs12.Pkcs12Pfx): MediaCertificate {
  const bags = pfx.safeContents.flatMap((content) => content.safeBags)
  const key = bags.find((bag) => bag.key)?.key
  const certificates = bags.flatMap((bag) => (bag.cert ? [bag.cert] : []))
  if (key === undefined || key === null) throw new RangeError('no private key')
  const certificate = certificates.find((one) => 'n' in one.publicKey && one.publicKey.n.equals(key.n))
  if (certificate === undefined || !('n' in certificate.publicKey)) throw new RangeError('no certificate for the key')
  const der = forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes()
  const usage: unknown = certificate.getExtension('extKeyUsage')
  return {
    subject: certificate.subject.attributes.map((one) => `${one.shortName ?? one.type}=${one.value}`).join(', '),
    thumbprint: forge.md.sha1.create().update(der).digest().toHex().toUpperCase(),
    notBefore: certificate.validity.notBefore,
    notAfter: certificate.validity.notAfter,
    keyBits: certificate.publicKey.n.bitLength(),
    clientAuthentication:
      typeof usage === 'object' && usage !== null && 'clientAuth' in usage && usage.clientAuth === true,
    selfSigned: certificate.isIssuer(certificate),
    publicDerHex: bytesToHex(bytesFromBinary(der)),
    sign(bytes, hash) {
      const digest = forge.md[hash].create().update(binaryFromBytes(bytes))
      return bytesFromBinary(key.sign(digest))
    },
  }
}
