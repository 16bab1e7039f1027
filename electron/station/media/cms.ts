import { CryptoEngine, setEngine } from 'pkijs'

setEngine('node', new CryptoEngine({ name: 'node', crypto: globalThis.crypto }))

/** Object identifiers of CMS attributes and content (RFC 5652, 11) and of certificate extensions (RFC 5280, 4.2.1). */
export const OID = {
  data: '1.2.840.113549.1.7.1',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  extendedKeyUsage: '2.5.29.37',
} as const

/** A copy of the bytes alone, as WebCrypto and the ASN.1 reader want them. */
export function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
