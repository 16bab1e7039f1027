import forge from 'node-forge'
import { Fault } from '../../../shared/bytes/fault.ts'
import { binaryFromBytes, bytesFromBinary } from '../../../shared/media/binary-string.ts'
import { readSmall } from './read-manifest.ts'
import type { ManifestSigner } from './sign-manifest.ts'

/** Opens a PKCS#12 file for signing. Fault `signer-not-opened`: unreadable, wrong password, no RSA key with its certificate. */
export function openSigner(path: string, password: string): ManifestSigner {
  const bytes = readSmall(path)
  try {
    if (bytes === undefined) throw new Error('not readable')
    const asn1 = forge.asn1.fromDer(binaryFromBytes(bytes))
    const bags = forge.pkcs12.pkcs12FromAsn1(asn1, password).safeContents.flatMap(({ safeBags }) => safeBags)
    const key = bags.find((bag) => bag.key)?.key
    const certificates = bags.flatMap((bag) => (bag.cert ? [bag.cert] : []))
    const own = certificates.find((one) => key && 'n' in one.publicKey && one.publicKey.n.equals(key.n))
    if (!key || own === undefined) throw new Error('no key with its certificate')
    const pkcs8 = forge.asn1.toDer(forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key)))
    const derOf = (one: forge.pki.Certificate) =>
      bytesFromBinary(forge.asn1.toDer(forge.pki.certificateToAsn1(one)).getBytes())
    return {
      key: bytesFromBinary(pkcs8.getBytes()),
      certificate: derOf(own),
      chain: certificates.filter((one) => one !== own).map(derOf),
    }
  } catch (error) {
    throw new Fault('signer-not-opened', { path }, { cause: error })
  }
}
