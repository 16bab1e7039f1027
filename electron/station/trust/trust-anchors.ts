import { X509Certificate } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Fault } from '../../../shared/bytes/fault.ts'
import {
  type CertificateFacts,
  TRUST_PURPOSES,
  type TrustAnchor,
  type TrustPurpose,
} from '../../../shared/contract/trust.ts'
import { type CertificateFile, certificateFacts, readCertificateFile } from './certificate-file.ts'

/** Certificates that this station trusts, one PEM file each, named by their SHA-256, in a folder for each purpose. */
export interface TrustAnchors {
  list(): readonly TrustAnchor[]
  /** Those that may sign manifests, as DER. */
  certificates(): readonly Uint8Array[]
  /** Those that may vouch for a management point and are among `sha256`, as PEM. */
  authorities(sha256: readonly string[]): readonly string[]
  /** What the certificates that a file holds would add. Fault `trust-certificate-damaged` {path}. */
  read(file: CertificateFile): readonly CertificateFacts[]
  /** Takes all certificates of the file. Faults `trust-certificate-damaged`, `trust-certificate-changed` {path}. */
  add(file: CertificateFile, purpose: TrustPurpose, confirmed?: readonly string[]): readonly TrustAnchor[]
  /** False when there is none with that SHA-256. */
  remove(sha256: string, purpose?: TrustPurpose): boolean
}

/** The folder of `manifests` is older than the other purpose, and holds its folder. */
const FOLDERS: Readonly<Record<TrustPurpose, string>> = Object.freeze({
  manifests: 'trust',
  'management-points': path.join('trust', 'management-points'),
})

export function openTrustAnchors(dataDir: string): TrustAnchors {
  const folderOf = (purpose: TrustPurpose) => path.join(dataDir, FOLDERS[purpose])
  const readAll = (purpose: TrustPurpose) =>
    filesIn(folderOf(purpose)).flatMap((name) => readCertificateFile(path.join(folderOf(purpose), name)))
  const list = () => anchorsOf(new Map(TRUST_PURPOSES.map((purpose) => [purpose, readAll(purpose)])))
  const read = ({ path: file, certificates }: CertificateFile) => {
    if (certificates.length === 0) throw new Fault('trust-certificate-damaged', { path: file })
    return certificates.map((der) => new X509Certificate(der))
  }
  return {
    list,
    certificates: () => readAll('manifests').map(({ raw }) => raw),
    authorities: (wanted) =>
      readAll('management-points')
        .filter((one) => wanted.includes(certificateFacts(one).sha256))
        .map(String),
    read: (file) => read(file).map(certificateFacts),
    add(file, purpose, confirmed) {
      const found = read(file)
      const digests = found.map((one) => certificateFacts(one).sha256)
      if (confirmed !== undefined && !isSame(digests, confirmed))
        throw new Fault('trust-certificate-changed', { path: file.path })
      mkdirSync(folderOf(purpose), { recursive: true })
      for (const [index, one] of found.entries())
        writeFileSync(path.join(folderOf(purpose), `${digests[index]}.pem`), one.toString())
      return list().filter(({ sha256 }) => digests.includes(sha256))
    },
    remove(sha256, purpose) {
      const name = `${sha256.toLowerCase()}.pem`
      const held = TRUST_PURPOSES.filter((each) => purpose === undefined || each === purpose)
        .map(folderOf)
        .filter((folder) => filesIn(folder).includes(name))
      for (const folder of held) rmSync(path.join(folder, name))
      return held.length > 0
    },
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.pem'))
  } catch {
    return []
  }
}

/** Each certificate once, with what it is trusted for. */
function anchorsOf(held: ReadonlyMap<TrustPurpose, readonly X509Certificate[]>): readonly TrustAnchor[] {
  const anchors = new Map<string, TrustAnchor>()
  for (const [purpose, certificates] of held)
    for (const facts of certificates.map(certificateFacts)) {
      const purposes = anchors.get(facts.sha256)?.purposes ?? []
      anchors.set(facts.sha256, { ...facts, purposes: [...purposes, purpose] })
    }
  return [...anchors.values()]
}

function isSame(found: readonly string[], confirmed: readonly string[]): boolean {
  const wanted = new Set(confirmed.map((each) => each.toLowerCase()))
  return wanted.size === found.length && found.every((each) => wanted.has(each))
}
