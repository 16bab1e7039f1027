import { X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import type { CertificateFacts } from '../../../shared/contract/trust.ts'

const LARGEST_FILE = 1 << 20
const MOST_CERTIFICATES = 64
const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** A file that was read: its certificates as DER, none when it holds none. */
export interface CertificateFile {
  readonly path: string
  readonly certificates: readonly Uint8Array[]
}

/** The certificates of a PEM or DER file, each once; none when it cannot be read as either. */
export function readCertificateFile(file: string): readonly X509Certificate[] {
  try {
    if (statSync(file).size > LARGEST_FILE) return []
    const bytes = readFileSync(file)
    const blocks = bytes.toString('latin1').match(PEM)
    const found =
      blocks === null
        ? [new X509Certificate(bytes)]
        : blocks.slice(0, MOST_CERTIFICATES).map((block) => new X509Certificate(block))
    return [...new Map(found.map((one) => [one.fingerprint256, one])).values()]
  } catch {
    return []
  }
}

/** Waits for the drive or share that holds the file, however long it takes. */
export function openCertificateFile(path: string): CertificateFile {
  return { path, certificates: readCertificateFile(path).map(({ raw }) => new Uint8Array(raw)) }
}

export function certificateFacts(certificate: X509Certificate): CertificateFacts {
  return {
    sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    notBefore: new Date(certificate.validFrom).toISOString(),
    notAfter: new Date(certificate.validTo).toISOString(),
    isAuthority: certificate.ca,
  }
}

/** Names come as lines; one without any is told by nothing. */
function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ')
}
