import forge from 'node-forge'
import type { Fault } from '../bytes/fault.ts'
import { bytesToHex } from '../bytes/hex.ts'
import { binaryFromBytes, bytesFromBinary } from './binary-string.ts'
import { type MediaFaultCode, mediaFault } from './faults.ts'
import { openPfx } from './open-pfx.ts'
import { type RecipientIds, recipientIds } from './recipient.ts'

export type SignatureHash = 'sha256' | 'sha1'

/** How RSA carries a content key: PKCS#1 v1.5, or OAEP with the hash of its label and of its mask (RFC 8017). */
export type KeyTransport =
  | { readonly scheme: 'pkcs1' }
  | { readonly scheme: 'oaep'; readonly hash: OaepHash; readonly maskHash: OaepHash }
export type OaepHash = 'sha1' | 'sha256' | 'sha384' | 'sha512'

/** Signs as `MediaCertificate.sign` does, with a key in PEM form; hosts do it many times faster than JavaScript. */
export type SignWithKey = (keyPem: string, bytes: Uint8Array, hash: SignatureHash) => Uint8Array

/** Certificates, leaf first, and private key in PEM form, for the host's TLS alone. */
export interface TlsIdentity {
  readonly certificates: string
  readonly key: string
}

/** The media's certificate with the use of its private key, which stays in memory. */
export interface MediaCertificate {
  readonly subject: string
  readonly issuer: string
  /** SHA-1 of the DER form, upper-case hexadecimal. */
  readonly thumbprint: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly keyBits: number
  readonly clientAuthentication: boolean
  readonly selfSigned: boolean
  readonly publicDerHex: string
  readonly recipient: RecipientIds
  /** RSASSA-PKCS1-v1_5 over the hash of `bytes`, most significant byte first. */
  sign(bytes: Uint8Array, hash: SignatureHash): Uint8Array
  /** The key that was encrypted for this certificate; undefined when it does not open. */
  unwrapKey(wrapped: Uint8Array, transport: KeyTransport): Uint8Array | undefined
  tlsIdentity(): TlsIdentity
}

/** Documented maximum is 2048 (configmgr.md 5); signing with a key of this size still takes seconds only. */
const LARGEST_KEY_BITS = 8192

/** Opens the hexadecimal PKCS#12 of `_SMSTSMediaPFX`. Fault: `media-certificate-damaged`. */
export function openMediaCertificate(pfxHex: string, mediaGuid: string, signWithKey?: SignWithKey): MediaCertificate {
  try {
    return readPfx(openPfx(pfxHex, mediaGuid), signWithKey)
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

function readPfx(pfx: forge.pkcs12.Pkcs12Pfx, signWithKey: SignWithKey | undefined): MediaCertificate {
  const bags = pfx.safeContents.flatMap((content) => content.safeBags)
  const key = bags.find((bag) => bag.key)?.key
  const certificates = bags.flatMap((bag) => (bag.cert ? [bag.cert] : []))
  if (key === undefined || key === null) throw new RangeError('no private key')
  const certificate = certificates.find((one) => 'n' in one.publicKey && one.publicKey.n.equals(key.n))
  if (certificate === undefined || !('n' in certificate.publicKey)) throw new RangeError('no certificate for the key')
  if (certificate.publicKey.n.bitLength() > LARGEST_KEY_BITS) throw new RangeError('key size')
  const asn1 = forge.pki.certificateToAsn1(certificate)
  const der = forge.asn1.toDer(asn1).getBytes()
  const keyPem = forge.pki.privateKeyToPem(key)
  const usage: unknown = certificate.getExtension('extKeyUsage')
  return {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    thumbprint: forge.md.sha1.create().update(der).digest().toHex().toUpperCase(),
    notBefore: certificate.validity.notBefore,
    notAfter: certificate.validity.notAfter,
    keyBits: certificate.publicKey.n.bitLength(),
    clientAuthentication:
      typeof usage === 'object' && usage !== null && 'clientAuth' in usage && usage.clientAuth === true,
    selfSigned: certificate.isIssuer(certificate),
    publicDerHex: bytesToHex(bytesFromBinary(der)),
    recipient: recipientIds(certificate),
    sign(bytes, hash) {
      if (signWithKey !== undefined) return signWithKey(keyPem, bytes, hash)
      const digest = forge.md[hash].create().update(binaryFromBytes(bytes))
      return bytesFromBinary(key.sign(digest))
    },
    unwrapKey(wrapped, transport) {
      try {
        return bytesFromBinary(decryptWith(key, binaryFromBytes(wrapped), transport))
      } catch {
        return undefined
      }
    },
    tlsIdentity() {
      const chain = [certificate, ...certificates.filter((one) => one !== certificate)]
      return {
        certificates: chain.map((one) => forge.pki.certificateToPem(one)).join(''),
        key: keyPem,
      }
    },
  }
}

function decryptWith(key: forge.pki.rsa.PrivateKey, wrapped: string, transport: KeyTransport): string {
  if (transport.scheme === 'pkcs1') return key.decrypt(wrapped, 'RSAES-PKCS1-V1_5')
  return key.decrypt(wrapped, 'RSA-OAEP', {
    md: forge.md[transport.hash].create(),
    mgf1: { md: forge.md[transport.maskHash].create() },
  })
}

function nameOf(name: forge.pki.Certificate['subject']): string {
  return name.attributes.map((one) => `${one.shortName ?? one.type}=${one.value}`).join(', ')
}
