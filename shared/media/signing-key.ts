import forge from 'node-forge'
import { binaryFromBytes, bytesFromBinary } from './binary-string.ts'

/** What signs a manifest, in DER: the private key (PKCS#8), its certificate and those above it. */
export interface SigningKey {
  readonly key: Uint8Array
  readonly certificate: Uint8Array
  readonly chain: readonly Uint8Array[]
}

/** Opens PKCS#12 (RFC 7292); undefined when it is damaged, the password wrong, or no RSA key stands beside its certificate. */
export function readSigningKey(bytes: Uint8Array, password: string): SigningKey | undefined {
  try {
    const asn1 = forge.asn1.fromDer(binaryFromBytes(bytes))
    const bags = forge.pkcs12.pkcs12FromAsn1(asn1, password).safeContents.flatMap(({ safeBags }) => safeBags)
    const key = bags.find((bag) => bag.key)?.key
    const certificates = bags.flatMap((bag) => (bag.cert ? [bag.cert] : []))
    const own = certificates.find((one) => key && 'n' in one.publicKey && one.publicKey.n.equals(key.n))
    if (!key || own === undefined) return undefined
    const chain = certificates.filter((one) => one !== own)
    return {
      key: derOf(forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key))),
      certificate: derOf(forge.pki.certificateToAsn1(own)),
      chain: chain.map((one) => derOf(forge.pki.certificateToAsn1(one))),
    }
  } catch {
    return undefined
  }
}

function derOf(node: forge.asn1.Asn1): Uint8Array {
  return bytesFromBinary(forge.asn1.toDer(node).getBytes())
}
