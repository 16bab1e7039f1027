import forge from 'node-forge'
import { bytesToHex } from '../bytes/hex.ts'
import { bytesFromBinary } from './binary-string.ts'
import type { TlsIdentity } from './certificate.ts'
import { pfxPassword } from './open-pfx.ts'

interface Validity {
  readonly notBefore: Date
  readonly notAfter: Date
}

/** An authority of our own making, for rehearsals. */
export interface Authority {
  readonly certificatePem: string
  readonly certificateDerHex: string
  /** PEM; never leaves the process that made it. */
  readonly key: string
}

export interface CertificateRequest extends Validity {
  /** Common name. */
  readonly subject: string
  readonly bits: number
  readonly mediaGuid: string
  /** Self-signed where it is left out. */
  readonly issuer?: Authority
  /** What it may be used for; media want clients. */
  readonly purpose?: 'client' | 'server'
}

const BITS = 2048

/** A certificate, for client authentication unless told otherwise, with its PKCS#12, as media holds one. */
export function makeMediaCertificate(request: CertificateRequest): {
  readonly pfxHex: string
  readonly certificateDerHex: string
} {
  const { privateKey, publicKey } = forge.pki.rsa.generateKeyPair({ bits: request.bits })
  const certificate = blank(request.subject, publicKey, request)
  certificate.setExtensions([
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', ...(request.purpose === 'server' ? { serverAuth: true } : { clientAuth: true }) },
  ])
  sign(certificate, privateKey, request.issuer)
  const pfx = forge.pkcs12.toPkcs12Asn1(privateKey, [certificate], pfxPassword(request.mediaGuid), {
    algorithm: '3des',
  })
  return { pfxHex: hexOf(pfx), certificateDerHex: hexOf(forge.pki.certificateToAsn1(certificate)) }
}

export function makeAuthority(subject: string, validity: Validity): Authority {
  const { privateKey, publicKey } = forge.pki.rsa.generateKeyPair({ bits: BITS })
  const certificate = blank(subject, publicKey, validity)
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ])
  sign(certificate, privateKey, undefined)
  return {
    certificatePem: forge.pki.certificateToPem(certificate),
    certificateDerHex: hexOf(forge.pki.certificateToAsn1(certificate)),
    key: forge.pki.privateKeyToPem(privateKey),
  }
}

/** A certificate of the authority for a server of this name and, where one is told, this IP address. */
export function makeServerIdentity(authority: Authority, name: string, ip: string, validity: Validity): TlsIdentity {
  const { privateKey, publicKey } = forge.pki.rsa.generateKeyPair({ bits: BITS })
  const certificate = blank(name, publicKey, validity)
  // GeneralName types of RFC 5280 4.2.1.6: 2 is a DNS name, 7 an IP address.
  const names = [{ type: 2, value: name }, ...(ip === '' ? [] : [{ type: 7, ip }])]
  certificate.setExtensions([
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: names },
  ])
  sign(certificate, privateKey, authority)
  return { certificates: forge.pki.certificateToPem(certificate), key: forge.pki.privateKeyToPem(privateKey) }
}

function blank(subject: string, publicKey: forge.pki.PublicKey, validity: Validity): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = publicKey
  // A leading zero bit keeps the serial number positive.
  certificate.serialNumber = `01${forge.util.bytesToHex(forge.random.getBytesSync(8))}`
  certificate.validity.notBefore = validity.notBefore
  certificate.validity.notAfter = validity.notAfter
  certificate.setSubject([{ name: 'commonName', value: subject }])
  return certificate
}

function sign(certificate: forge.pki.Certificate, own: forge.pki.rsa.PrivateKey, issuer: Authority | undefined): void {
  const by = issuer && forge.pki.certificateFromPem(issuer.certificatePem)
  certificate.setIssuer((by ?? certificate).subject.attributes)
  certificate.sign(issuer === undefined ? own : forge.pki.privateKeyFromPem(issuer.key), forge.md.sha256.create())
}

function hexOf(node: forge.asn1.Asn1): string {
  return bytesToHex(bytesFromBinary(forge.asn1.toDer(node).getBytes()))
}
