import { Fault } from '../bytes/fault.ts'
import { type Evidence, evidence } from '../contract/evidence.ts'
import { type MediaBootstrap, readBootstrap } from '../media/bootstrap.ts'
import {
  certificateProblem,
  type MediaCertificate,
  openMediaCertificate,
  type SignWithKey,
} from '../media/certificate.ts'
import { ownVariables, toldVariables } from '../media/known-variables.ts'
import { type MediaVariables, openVariables } from '../media/variables.ts'
import { phrase } from '../phrase/phrase.ts'
import { listed } from './listed.ts'
import type { MediaFiles } from './media-files.ts'
import { BOOTSTRAP_PATH, VARIABLES_PATH } from './prestaged-paths.ts'
import type { Finding, Note } from './walk.ts'

const LARGEST_BYTES = 16 << 20
const DAY_MS = 86_400_000
const PRESTAGED = 'oemmedia'
const MOST_NAMES = 20

export function checkBootstrap(files: MediaFiles, note: Note): Finding<MediaBootstrap> {
  const bytes = readData(files, BOOTSTRAP_PATH, note)
  const bootstrap = readBootstrap(bytes)
  refuseOtherMedia(bootstrap.mediaType)
  const others = [...bootstrap.other.keys()]
  return {
    value: bootstrap,
    basis: 'inferred',
    evidence: [
      evidence('media-type', { type: bootstrap.mediaType }),
      passwordEvidence(bootstrap),
      evidence(bootstrap.unattended ? 'media-unattended' : 'media-attended'),
      ...(others.length === 0 ? [] : [evidence('media-keys-unknown', { names: listed(others, MOST_NAMES) })]),
      evidence('media-bootstrap-inferred'),
    ],
  }
}

export function checkVariables(
  files: MediaFiles,
  bootstrap: MediaBootstrap,
  password: string | undefined,
  note: Note,
): Finding<MediaVariables> {
  const bytes = readData(files, VARIABLES_PATH, note)
  note(passwordEvidence(bootstrap))
  if (bootstrap.passwordRequired && password === undefined) throw new Fault('media-password-needed')
  const variables = openVariables(bytes, bootstrap.passwordRequired ? password : undefined)
  const type = variables.get('_SMSTSMediaType')
  if (type !== undefined) refuseOtherMedia(type)
  const isProtected = bootstrap.passwordRequired
  const { plain, secret } = ownVariables(variables.names)
  const { siteCode } = variables
  return {
    value: variables,
    evidence: [
      evidence(isProtected ? 'media-variables-protected' : 'media-variables-unprotected', {
        count: variables.names.length,
      }),
      siteCode === undefined ? evidence('media-site-untold') : evidence('site-code', { site: siteCode }),
      mediaKind(variables),
      ...toldVariables(variables.get).map((told) => evidence('media-variable', told)),
      ...(plain.length === 0 ? [] : [evidence('media-own-variables', { names: listed(plain, MOST_NAMES) })]),
      ...(secret.length === 0 ? [] : [evidence('media-secret-variables', { names: listed(secret, MOST_NAMES) })]),
    ],
    ...(isProtected ? {} : { warning: { code: 'media-unprotected', facts: {} } }),
  }
}

export function checkCertificate(
  variables: MediaVariables,
  clock: Date,
  signWithKey: SignWithKey,
  note: Note,
): Finding<MediaCertificate> {
  const { pfx, mediaGuid } = variables
  for (const [name, value] of [
    ['_SMSTSMediaPFX', pfx],
    ['_SMSMediaGuid', mediaGuid],
  ] as const)
    note(evidence(value === undefined ? 'media-variable-missing' : 'media-variable-there', { name }))
  if (pfx === undefined) throw new Fault('media-certificate-missing', { what: '_SMSTSMediaPFX' })
  if (mediaGuid === undefined) throw new Fault('media-certificate-missing', { what: '_SMSMediaGuid' })
  const certificate = openMediaCertificate(pfx, mediaGuid, signWithKey)
  const { subject, notBefore } = certificate
  note(evidence('media-certificate-valid', { subject, from: day(notBefore), until: day(certificate.notAfter) }))
  const problem = certificateProblem(certificate, clock)
  if (problem !== undefined) throw problem
  const { issuer, thumbprint, keyBits, notAfter, clientAuthentication, selfSigned } = certificate
  const days = Math.floor((notAfter.getTime() - clock.getTime()) / DAY_MS)
  return {
    value: certificate,
    evidence: [
      evidence('media-certificate-key', { bits: String(keyBits), thumbprint }),
      selfSigned ? evidence('media-certificate-self-signed') : evidence('media-certificate-issued', { issuer }),
      evidence('media-certificate-days', { count: days, date: day(clock) }),
      evidence(clientAuthentication ? 'media-certificate-client' : 'media-certificate-not-client'),
    ],
    ...(clientAuthentication ? {} : { warning: { code: 'media-certificate-purpose', facts: {} } }),
  }
}

/** Fault: `boot-bootstrap-missing`. */
function readData(files: MediaFiles, path: string, note: Note): Uint8Array {
  const bytes = files.read(path, LARGEST_BYTES)
  if (bytes === undefined) {
    note(evidence('file-missing-or-large', { path }))
    throw new Fault('boot-bootstrap-missing', { path })
  }
  note(evidence('file-found', { path, bytes: bytes.length }))
  return bytes
}

/** Fault: `boot-media-type`. */
function refuseOtherMedia(type: string): void {
  if (type.toLowerCase() !== PRESTAGED)
    throw new Fault('boot-media-type', { type: type === '' ? phrase('media-type-none') : type })
}

function passwordEvidence({ passwordRequired }: MediaBootstrap): Evidence {
  return evidence(passwordRequired ? 'media-asks-password' : 'media-asks-no-password')
}

function mediaKind({ managementPoints, locationManagementPoints }: MediaVariables): Evidence {
  if (managementPoints.length > 0) return evidence('media-site-based', { points: managementPoints.join(', ') })
  if (locationManagementPoints.length > 0)
    return evidence('media-dynamic', { points: locationManagementPoints.join(', ') })
  return evidence('media-no-point')
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10)
}
