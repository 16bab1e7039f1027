import forge from 'node-forge'
import { hexToBytes } from '../bytes/hex.ts'
import { binaryFromBytes } from './binary-string.ts'
import type { SignatureHash } from './certificate.ts'

/** A certificate as the other side knows it: without the private key. */
export interface PublicCertificate {
  readonly notBefore: Date
  readonly notAfter: Date
  /** Whether `signature` (most significant byte first) is the RSASSA-PKCS1-v1_5 one of this key over `bytes`. */
  verify(bytes: Uint8Array, signature: Uint8Array, hash: SignatureHash): boolean
}

/** Reads a certificate's DER form in hexadecimal; undefined when it is none with an RSA key. */
export function readPublicCertificate(derHex: string): PublicCertificate | undefined {
  try {
    const { publicKey, validity } = forge.pki.certificateFromAsn1(
      forge.asn1.fromDer(binaryFromBytes(hexToBytes(derHex))),
    )
    if (!('verify' in publicKey)) return undefined
    return {
      notBefore: validity.notBefore,
      notAfter: validity.notAfter,
      verify(bytes, signature, hash) {
        const digest = forge.md[hash].create().update(binaryFromBytes(bytes)).digest().getBytes()
        try {
          return publicKey.verify(digest, binaryFromBytes(signature))
        } catch {
          return false
        }
      },
    }
  } catch {
    return undefined
  }
}
