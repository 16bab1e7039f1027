import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { mustRun } from '../oracle/program.ts'
import { prestage } from './cli.ts'

const PFX_PASSWORD = 'only for this test'

/** Media with a signed manifest beside them, the authority that vouches for it, and a data folder of their own. */
export interface MediaBench {
  readonly folder: string
  readonly data: string
  readonly media: string
  readonly authority: string
  readonly password: string
  at(name: string): string
  remove(): void
}

export async function makeMediaBench(): Promise<MediaBench> {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-media-'))
  const at = (name: string) => path.join(folder, name)
  const data = at('data')
  const openssl = (...words: readonly string[]) => mustRun('openssl', words)
  await prestage(data, 'sample', at('sample'))
  openssl(
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', at('ca.key'), '-out', at('ca.pem'), '-days', '60'],
    ...['-subj', '/CN=Bench authority', '-addext', 'keyUsage=keyCertSign'],
  )
  writeFileSync(at('team.ext'), 'extendedKeyUsage=emailProtection\nkeyUsage=digitalSignature\n')
  openssl(
    ...['req', '-newkey', 'rsa:2048', '-nodes', '-keyout', at('team.key'), '-out', at('team.csr')],
    ...['-subj', '/CN=Media team'],
  )
  openssl(
    ...['x509', '-req', '-in', at('team.csr'), '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial'],
    ...['-out', at('team.pem'), '-extfile', at('team.ext'), '-days', '20'],
  )
  openssl(
    ...['pkcs12', '-export', '-inkey', at('team.key'), '-in', at('team.pem'), '-certfile', at('ca.pem')],
    ...['-out', at('team.pfx'), '-passout', `pass:${PFX_PASSWORD}`],
  )
  writeFileSync(at('pfx-password'), `${PFX_PASSWORD}\n`)
  const media = at('media.wim')
  copyFileSync(at('sample/media.wim'), media)
  const sign = ['--sign', at('team.pfx'), '--password-file', at('pfx-password')]
  await prestage(data, 'media', 'manifest', media, '--author', 'Media team', ...sign)
  return {
    folder,
    data,
    media,
    authority: at('ca.pem'),
    password: at('sample/password.txt'),
    at,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
