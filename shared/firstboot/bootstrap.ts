import { Fault } from '../bytes/fault.ts'
import { type MediaBootstrap, readBootstrap } from '../media/bootstrap.ts'
import { certificateProblem, type MediaCertificate, openMediaCertificate } from '../media/certificate.ts'
import { ownVariables, toldVariables } from '../media/known-variables.ts'
import { type MediaVariables, openVariables } from '../media/variables.ts'
import { readSmall } from '../volume/ntfs/read/read-small.ts'
import type { BenchDisk } from './bench-disk.ts'
import type { Finding } from './walk.ts'

/** Folder of bootable media; that prestaged media uses it too is [inferred] (configmgr.md 2.1). */
const BOOTSTRAP_PATH = '\\sms\\data\\TsmBootstrap.ini'
const VARIABLES_PATH = '\\sms\\data\\Variables.dat'
const LARGEST_BYTES = 16 << 20
const DAY_MS = 86_400_000
const PRESTAGED = 'oemmedia'
const MOST_NAMES = 20

export function checkBootstrap(disk: BenchDisk): Finding<MediaBootstrap> {
  const bytes = readSmall(disk.windows, BOOTSTRAP_PATH, LARGEST_BYTES)
  if (bytes === undefined) throw new Fault('boot-bootstrap-missing', { path: BOOTSTRAP_PATH })
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
  disk: BenchDisk,
  bootstrap: MediaBootstrap,
  password: string | undefined,
): Finding<MediaVariables> {
  const bytes = readSmall(disk.windows, VARIABLES_PATH, LARGEST_BYTES)
  if (bytes === undefined) throw new Fault('boot-bootstrap-missing', { path: VARIABLES_PATH })
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

export function checkCertificate(variables: MediaVariables, clock: Date): Finding<MediaCertificate> {
  const { pfx, mediaGuid } = variables
  if (pfx === undefined || mediaGuid === undefined) throw new Fault('media-certificate-damaged')
  const certificate = openMediaCertificate(pfx, mediaGuid)
  const problem = certificateProblem(certificate, clock)
  if (problem !== undefined) throw problem
  const { subject, issuer, thumbprint, keyBits, notBefore, notAfter, clientAuthentication, selfSigned } = certificate
  const days = Math.floor((notAfter.getTime() - clock.getTime()) / DAY_MS)
  return {
    value: certificate,
    evidence: [
      `${subject}, ${keyBits} bits, ${thumbprint}`,
      selfSigned ? 'self-signed, for HTTP' : `issued by ${issuer}`,
      `valid from ${day(notBefore)} until ${day(notAfter)}, ${days} days after ${day(clock)}`,
      clientAuthentication ? 'for client authentication' : 'not marked for client authentication',
    ],
    ...(clientAuthentication ? {} : { warning: { code: 'media-certificate-purpose', facts: {} } }),
  }
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
