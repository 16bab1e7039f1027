import forge from 'node-forge'
import { bytesToHex } from '../bytes/hex.ts'
import { bytesFromBinary } from './binary-string.ts'
import { pfxPassword } from './certificate.ts'

export interface CertificateRequest {
  /** Common name. */
  readonly subject: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly bits: number
  readonly mediaGuid: string
}

/** A self-signed certificate for client authentication, as media for HTTP management points holds one. */
export function makeMediaCertificate(request: CertificateRequest): {
  readonly pfxHex: string
  readonly certificateDerHex: string
} {
  const { privateKey, publicKey } = forge.pki.rsa.generateKeyPair({ bits: request.bits })
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = publicKey
  // A leading zero bit keeps the serial number positive.
  certificate.serialNumber = `01${forge.util.bytesToHex(forge.random.getBytesSync(8))}`
  certificate.validity.notBefore = request.notBefore
  certificate.validity.notAfter = request.notAfter
  const name = [{ name: 'commonName', value: request.subject }]
  certificate.setSubject(name)
  certificate.setIssuer(name)
  certificate.setExtensions([
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', clientAuth: true },
  ])
  certificate.sign(privateKey, forge.md.sha256.create())
  const pfx = forge.pkcs12.toPkcs12Asn1(privateKey, [certificate], pfxPassword(request.mediaGuid), {
    algorithm: '3des',
  })
  return { pfxHex: hexOf(pfx), certificateDerHex: hexOf(forge.pki.certificateToAsn1(certificate)) }
}

function hexOf(node: forge.asn1.Asn1): string {
  return bytesToHex(bytesFromBinary(forge.asn1.toDer(node).getBytes()))
}
