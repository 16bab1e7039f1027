import { Fault } from '../bytes/fault.ts'
import { type MediaBootstrap, readBootstrap } from '../media/bootstrap.ts'
import { certificateProblem, type MediaCertificate, openMediaCertificate } from '../media/certificate.ts'
import { type MediaVariables, openVariables } from '../media/variables.ts'
import { readSmall } from '../volume/ntfs/read/read-small.ts'
import type { BenchDisk } from './bench-disk.ts'
import type { Finding } from './walk.ts'

/** Folder of bootable media; that prestaged media uses it too is [inferred] (configmgr.md 2.1). */
const BOOTSTRAP_PATH = '\\sms\\data\\TsmBootstrap.ini'
const VARIABLES_PATH = '\\sms\\data\\Variables.dat'
const LARGEST_BYTES = 16 << 20
const DAY_MS = 86_400_000

export function checkBootstrap(disk: BenchDisk): Finding<MediaBootstrap> {
  const bytes = readSmall(disk.windows, BOOTSTRAP_PATH, LARGEST_BYTES)
  if (bytes === undefined) throw new Fault('boot-bootstrap-missing', { path: BOOTSTRAP_PATH })
  const bootstrap = readBootstrap(bytes)
  if (bootstrap.mediaType.toLowerCase() !== 'oemmedia')
    throw new Fault('boot-media-type', { type: bootstrap.mediaType })
  return {
    value: bootstrap,
    basis: 'inferred',
    evidence: [
      `media type ${bootstrap.mediaType}`,
      bootstrap.passwordRequired ? 'asks for the media password' : 'asks for no password',
      bootstrap.unattended ? 'unattended' : 'attended',
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
  const protection = bootstrap.passwordRequired ? 'protected by a password' : 'not protected by a password'
  return {
    value: variables,
    evidence: [`${variables.names.length} variables, ${protection}`, `site ${variables.siteCode ?? '?'}`],
  }
}

export function checkCertificate(variables: MediaVariables, clock: Date): Finding<MediaCertificate> {
  const { pfx, mediaGuid } = variables
  if (pfx === undefined || mediaGuid === undefined) throw new Fault('media-certificate-damaged')
  const certificate = openMediaCertificate(pfx, mediaGuid)
  const problem = certificateProblem(certificate, clock)
  if (problem !== undefined) throw problem
  const days = Math.floor((certificate.notAfter.getTime() - clock.getTime()) / DAY_MS)
  return {
    value: certificate,
    evidence: [
      `${certificate.subject}, ${certificate.keyBits} bits`,
      `valid until ${certificate.notAfter.toISOString().slice(0, 10)}, ${days} days`,
      certificate.clientAuthentication ? 'for client authentication' : 'not marked for client authentication',
    ],
  }
}
