import { X509Certificate } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { TrustAnchor } from '../../../shared/contract/trust.ts'

/** Certificates that this station trusts to sign manifests, one PEM file each, named by their SHA-256. */
export interface TrustAnchors {
  list(): readonly TrustAnchor[]
  /** DER of each. */
  certificates(): readonly Uint8Array[]
  /** Takes all certificates of a PEM or DER file. Fault `trust-certificate-damaged` {path}. */
  add(file: string): readonly TrustAnchor[]
  /** False when there is none with that SHA-256. */
  remove(sha256: string): boolean
}

const LARGEST_FILE = 1 << 20
const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

export function openTrustAnchors(dataDir: string): TrustAnchors {
  const folder = path.join(dataDir, 'trust')
  const files = () => {
    try {
      return readdirSync(folder).filter((name) => name.endsWith('.pem'))
    } catch {
      return []
    }
  }
  const readAll = () => files().flatMap((name) => readCertificates(path.join(folder, name)))
  return {
    list: () => readAll().map(factsOf),
    certificates: () => readAll().map(({ raw }) => raw),
    add(file) {
      const found = readCertificates(file)
      if (found.length === 0) throw new Fault('trust-certificate-damaged', { path: file })
      mkdirSync(folder, { recursive: true })
      for (const one of found) writeFileSync(path.join(folder, `${factsOf(one).sha256}.pem`), one.toString())
      return found.map(factsOf)
    },
    remove(sha256) {
      const name = files().find((file) => file === `${sha256.toLowerCase()}.pem`)
      if (name !== undefined) rmSync(path.join(folder, name))
      return name !== undefined
    },
  }
}

/** The certificates of a PEM or DER file; none when it cannot be read as either. */
function readCertificates(file: string): readonly X509Certificate[] {
  try {
    if (statSync(file).size > LARGEST_FILE) return []
    const bytes = readFileSync(file)
    const blocks = bytes.toString('latin1').match(PEM)
    return blocks === null ? [new X509Certificate(bytes)] : blocks.map((block) => new X509Certificate(block))
  } catch {
    return []
  }
}

function factsOf(certificate: X509Certificate): TrustAnchor {
  return {
    sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    subject: certificate.subject.split('\n').join(', '),
    notAfter: new Date(certificate.validTo).toISOString(),
  }
}
