import { Fault } from '../bytes/fault.ts'
import { type MediaBootstrap, readBootstrap } from '../media/bootstrap.ts'
import {
  certificateProblem,
  type MediaCertificate,
  openMediaCertificate,
  type SignWithKey,
} from '../media/certificate.ts'
import { ownVariables, toldVariables } from '../media/known-variables.ts'
import { type MediaVariables, openVariables } from '../media/variables.ts'
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
      `media type ${bootstrap.mediaType}`,
      bootstrap.passwordRequired ? 'asks for the media password' : 'asks for no password',
      bootstrap.unattended ? 'unattended' : 'attended',
      ...(others.length === 0 ? [] : [`keys not known here: ${listed(others)}`]),
      'place and keys of the file not checked against a real site',
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
  note(bootstrap.passwordRequired ? 'the media asks for its password' : 'the media asks for no password')
  if (bootstrap.passwordRequired && password === undefined) throw new Fault('media-password-needed')
  const variables = openVariables(bytes, bootstrap.passwordRequired ? password : undefined)
  const type = variables.get('_SMSTSMediaType')
  if (type !== undefined) refuseOtherMedia(type)
  const isProtected = bootstrap.passwordRequired
  const { plain, secret } = ownVariables(variables.names)
  return {
    value: variables,
    evidence: [
      `${variables.names.length} variables, ${isProtected ? '' : 'not '}protected by a password`,
      `site ${variables.siteCode ?? '?'}, ${mediaKind(variables)}`,
      ...toldVariables(variables.get),
      ...(plain.length === 0 ? [] : [`of the administrator, values not shown: ${listed(plain)}`]),
      ...(secret.length === 0 ? [] : [`may hold secrets, values not shown: ${listed(secret)}`]),
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
  note(
    `_SMSTSMediaPFX ${pfx === undefined ? 'missing' : 'there'}, _SMSMediaGuid ${mediaGuid === undefined ? 'missing' : 'there'}`,
  )
  if (pfx === undefined) throw new Fault('media-certificate-missing', { what: '_SMSTSMediaPFX' })
  if (mediaGuid === undefined) throw new Fault('media-certificate-missing', { what: '_SMSMediaGuid' })
  const certificate = openMediaCertificate(pfx, mediaGuid, signWithKey)
  note(`${certificate.subject}, valid from ${day(certificate.notBefore)} until ${day(certificate.notAfter)}`)
  const problem = certificateProblem(certificate, clock)
  if (problem !== undefined) throw problem
  const { issuer, thumbprint, keyBits, notAfter, clientAuthentication, selfSigned } = certificate
  const days = Math.floor((notAfter.getTime() - clock.getTime()) / DAY_MS)
  return {
    value: certificate,
    evidence: [
      `${keyBits} bits, ${thumbprint}`,
      selfSigned ? 'self-signed, for HTTP' : `issued by ${issuer}`,
      `${days} days left on ${day(clock)}`,
      clientAuthentication ? 'for client authentication' : 'not marked for client authentication',
    ],
    ...(clientAuthentication ? {} : { warning: { code: 'media-certificate-purpose', facts: {} } }),
  }
}

/** Fault: `boot-bootstrap-missing`. */
function readData(files: MediaFiles, path: string, note: Note): Uint8Array {
  const bytes = files.read(path, LARGEST_BYTES)
  note(`${path}: ${bytes === undefined ? 'missing, or larger than any' : `${bytes.length} bytes`}`)
  if (bytes === undefined) throw new Fault('boot-bootstrap-missing', { path })
  return bytes
}

/** Fault: `boot-media-type`. */
function refuseOtherMedia(type: string): void {
  if (type.toLowerCase() !== PRESTAGED) throw new Fault('boot-media-type', { type })
}

function mediaKind({ managementPoints, locationManagementPoints }: MediaVariables): string {
  if (managementPoints.length > 0) return `site-based: ${managementPoints.join(', ')}`
  if (locationManagementPoints.length > 0) return `dynamic: ${locationManagementPoints.join(', ')}`
  return 'without a management point'
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES
  return [...names.slice(0, MOST_NAMES), ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10)
}
