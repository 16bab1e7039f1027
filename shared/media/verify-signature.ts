import forge from 'node-forge'
import { hexToBytes } from '../bytes/hex.ts'
import { binaryFromBytes } from './binary-string.ts'

/** Whether `signature` (most significant byte first) is the RSASSA-PKCS1-v1_5, SHA-256 one of the certificate's key. */
export function verifySignature(certificateDerHex: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    const der = forge.asn1.fromDer(binaryFromBytes(hexToBytes(certificateDerHex)))
    const { publicKey } = forge.pki.certificateFromAsn1(der)
    if (!('verify' in publicKey)) return false
    const digest = forge.md.sha256.create().update(binaryFromBytes(bytes)).digest().getBytes()
    return publicKey.verify(digest, binaryFromBytes(signature))
  } catch {
    return false
  }
}
