import forge from 'node-forge'
import { hexToBytes } from '../bytes/hex.ts'
import { binaryFromBytes, bytesFromBinary } from './binary-string.ts'
import type { KeyTransport, SignatureHash } from './certificate.ts'
import { type RecipientIds, recipientIds } from './recipient.ts'

/** A certificate as the other side knows it: without the private key. */
export interface PublicCertificate {
  readonly notBefore: Date
  readonly notAfter: Date
  readonly recipient: RecipientIds
  /** Whether `signature` (most significant byte first) is the RSASSA-PKCS1-v1_5 one of this key over `bytes`. */
  verify(bytes: Uint8Array, signature: Uint8Array, hash: SignatureHash): boolean
  /** `key` encrypted for the holder of the private key. */
  wrapKey(key: Uint8Array, transport: KeyTransport): Uint8Array
}

/** Reads a certificate's DER form in hexadecimal; undefined when it is none with an RSA key. */
export function readPublicCertificate(derHex: string): PublicCertificate | undefined {
  try {
    const certificate = forge.pki.certificateFromAsn1(forge.asn1.fromDer(binaryFromBytes(hexToBytes(derHex))))
    const { publicKey, validity } = certificate
    if (!('verify' in publicKey)) return undefined
    return {
      notBefore: validity.notBefore,
      notAfter: validity.notAfter,
      recipient: recipientIds(certificate),
      verify(bytes, signature, hash) {
        const digest = forge.md[hash].create().update(binaryFromBytes(bytes)).digest().getBytes()
        try {
          return publicKey.verify(digest, binaryFromBytes(signature))
        } catch {
          return false
        }
      },
      wrapKey(key, transport) {
        const plain = binaryFromBytes(key)
        if (transport.scheme === 'pkcs1') return bytesFromBinary(publicKey.encrypt(plain, 'RSAES-PKCS1-V1_5'))
        const options = {
          md: forge.md[transport.hash].create(),
          mgf1: { md: forge.md[transport.maskHash].create() },
        }
        return bytesFromBinary(publicKey.encrypt(plain, 'RSA-OAEP', options))
      },
    }
  } catch {
    return undefined
  }
}
