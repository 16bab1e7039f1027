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
/** Documented maximum is 2048 (configmgr.md 5); signing with a key of this size still takes seconds only. */
const LARGEST_KEY_BITS = 8192
/** Containers within containers of PKCS#12 (RFC 7292) end well above this depth. */
const DEEPEST_NESTING = 24

export function pfxPassword(mediaGuid: string): string {
  return mediaGuid.slice(0, PASSWORD_LENGTH)
}

/** Opens the hexadecimal PKCS#12 of `_SMSTSMediaPFX`. Fault: `media-certificate-damaged`. */
export function openMediaCertificate(pfxHex: string, mediaGuid: string): MediaCertificate {
  try {
    if (pfxHex.length > LARGEST_PFX_DIGITS) throw new RangeError('too large')
    const pfx = forge.asn1.fromDer(binaryFromBytes(hexToBytes(pfxHex.trim())))
    if (children(pfx)[2] === undefined) throw new RangeError('no MAC')
    refuseEndlessRounds(pfx, 0)
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

/**
 * Every derivation of PKCS#12 is told its rounds by an integer after its salt (RFC 7292 MacData and PBEParameter, RFC
 * 8018 PBKDF2-params), so their number bounds what a stranger can ask for. What lies within encrypted contents is not
 * seen here.
 */
function refuseEndlessRounds(node: forge.asn1.Asn1, depth: number): void {
  if (depth > DEEPEST_NESTING) throw new RangeError('nesting')
  const { OCTETSTRING, INTEGER } = forge.asn1.Type
  for (const [index, child] of children(node).entries()) {
    const salt = index > 0 && children(node)[index - 1]?.type === OCTETSTRING
    if (child.type === INTEGER && salt && roundsOf(child) > MOST_ITERATIONS) throw new RangeError('rounds')
    const packed = child.type === OCTETSTRING ? packedValue(child) : undefined
    refuseEndlessRounds(packed ?? child, depth + 1)
  }
}

function roundsOf(node: forge.asn1.Asn1): number {
  if (typeof node.value !== 'string' || node.value.length > 4) return Number.POSITIVE_INFINITY
  return forge.asn1.derToInteger(node.value)
}

/** What an OCTET STRING packs, where that is a value of its own. */
function packedValue(node: forge.asn1.Asn1): forge.asn1.Asn1 | undefined {
  if (typeof node.value !== 'string') return undefined
  try {
    return forge.asn1.fromDer(node.value)
  } catch {
    return undefined
  }
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
  if (certificate.publicKey.n.bitLength() > LARGEST_KEY_BITS) throw new RangeError('key size')
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
