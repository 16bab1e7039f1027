import { execFileSync } from 'node:child_process'
import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Outcome, prestage, resultOf } from './program.ts'
import { missing } from './tools.ts'

const PASSWORD = 'only for this test'

describe.skipIf(missing('openssl'))('a signed manifest', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-manifest-'))
  const at = (name: string) => path.join(folder, name)
  const data = at('data')
  const openssl = (...words: readonly string[]) => execFileSync('openssl', [...words], { cwd: folder, stdio: 'pipe' })
  /** A certificate below the authority, with its key as PKCS#12. */
  const issue = (name: string, subject: string, usage: string, ...more: readonly string[]) => {
    openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', subject)
    writeFileSync(at(`${name}.ext`), `extendedKeyUsage=${usage}\nkeyUsage=digitalSignature\n`)
    openssl(
      ...['x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
      ...['-out', `${name}.pem`, '-extfile', `${name}.ext`, ...(more.length > 0 ? more : ['-days', '30'])],
    )
    openssl(
      ...['pkcs12', '-export', '-inkey', `${name}.key`, '-in', `${name}.pem`, '-certfile', 'ca.pem'],
      ...['-out', `${name}.pfx`, '-passout', `pass:${PASSWORD}`],
    )
  }
  const mustSucceed = (outcome: Outcome) => expect(outcome).toMatchObject({ code: 0 })
  const make = (pfx: string, out: string) =>
    prestage(
      data,
      ...['media', 'manifest', at('sample/media.wim'), '--author', 'Media team', '--out', at(out)],
      ...['--sign', at(pfx), '--password-file', at('pfx-password'), '--json'],
    )
  const verify = (manifest: string) =>
    prestage(data, 'media', 'verify', at('sample/media.wim'), '--manifest', at(manifest), '--json')

  beforeAll(async () => {
    expect(await prestage(data, 'sample', at('sample'))).toMatchObject({ code: 0 })
    writeFileSync(at('pfx-password'), `${PASSWORD}\n`)
    openssl(
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '60'],
      ...['-subj', '/CN=Bench authority', '-addext', 'keyUsage=keyCertSign'],
    )
    issue('team', '/CN=Media team', 'emailProtection')
    issue('web', '/CN=Web server', 'serverAuth')
    issue('old', '/CN=Old team', 'codeSigning', '-days', '-1')
    expect(await prestage(data, 'trust', 'add', at('ca.pem'))).toMatchObject({ code: 0 })
    expect(await make('team.pfx', 'signed.json')).toMatchObject({ code: 0 })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('names the media, its images and what is in its root', () => {
    const manifest: unknown = JSON.parse(readFileSync(at('signed.json'), 'utf8'))
    expect(manifest).toMatchObject({
      author: 'Media team',
      media: { name: 'media.wim', images: [{ index: 1 }] },
      content: expect.arrayContaining([
        expect.objectContaining({ image: 1, path: '\\EFI' }),
        expect.objectContaining({ image: 1, path: '\\_SMSTaskSequence\\Packages\\ABC00012' }),
      ]),
    })
  })

  it('stands in the proof of a run that it was given to', async () => {
    mustSucceed(await prestage(data, 'target', 'create', at('target.img'), '--size', '2G'))
    const run = await prestage(
      data,
      ...['apply', at('sample/media.wim'), at('target.img'), '--manifest', at('signed.json'), '--json'],
    )
    expect(resultOf(run)).toMatchObject({ ok: true, state: 'applied', proof: { mediaOrigin: 'signed-manifest' } })
  })

  it('stops a run before its target changes when a byte of it was changed', async () => {
    copyFileSync(at('signed.json'), at('run.json'))
    copyFileSync(at('signed.json.p7s'), at('run.json.p7s'))
    appendFileSync(at('run.json'), ' ')
    mustSucceed(await prestage(data, 'target', 'create', at('other.img'), '--size', '2G'))
    const run = await prestage(
      data,
      ...['apply', at('sample/media.wim'), at('other.img'), '--manifest', at('run.json'), '--json'],
    )
    expect(resultOf(run)).toMatchObject({ ok: false, code: 'media-signature-damaged' })
    const target = await prestage(data, 'target', 'inspect', at('other.img'), '--json')
    expect(resultOf(target)).toMatchObject({ state: 'fresh' })
  })

  it('is accepted by OpenSSL', () => {
    const words = ['cms', '-verify', '-inform', 'DER', '-in', 'signed.json.p7s', '-content', 'signed.json', '-binary']
    expect(openssl(...words, '-CAfile', 'ca.pem', '-out', 'verified.json')).toBeDefined()
    expect(readFileSync(at('verified.json'))).toEqual(readFileSync(at('signed.json')))
  })

  it('proves the origin of the media, and says who signed', async () => {
    expect(resultOf(await verify('signed.json'))).toMatchObject({
      ok: true,
      origin: 'signed-manifest',
      signer: { subject: 'CN=Media team', issuer: 'CN=Bench authority', anchor: 'CN=Bench authority' },
    })
  })

  it.each([
    ['SHA-256 by issuer and serial number', []],
    ['SHA-512', ['-md', 'sha512']],
    ['RSASSA-PSS', ['-keyopt', 'rsa_padding_mode:pss']],
    ['a subject key identifier', ['-keyid']],
  ])('is accepted when OpenSSL signed it with %s', async (_, options) => {
    copyFileSync(at('signed.json'), at('theirs.json'))
    openssl(
      ...['cms', '-sign', '-binary', '-outform', 'DER', '-in', 'theirs.json', '-out', 'theirs.json.p7s'],
      ...['-signer', 'team.pem', '-inkey', 'team.key', ...options],
    )
    expect(resultOf(await verify('theirs.json'))).toMatchObject({ ok: true, origin: 'signed-manifest' })
  })

  it('counts as unsigned when no signature lies beside it', async () => {
    copyFileSync(at('signed.json'), at('unsigned.json'))
    expect(resultOf(await verify('unsigned.json'))).toMatchObject({ ok: true, origin: 'manifest' })
  })

  it('is refused when a byte of it was changed', async () => {
    copyFileSync(at('signed.json'), at('changed.json'))
    copyFileSync(at('signed.json.p7s'), at('changed.json.p7s'))
    appendFileSync(at('changed.json'), ' ')
    expect(resultOf(await verify('changed.json'))).toMatchObject({ ok: false, code: 'media-signature-damaged' })
  })

  it('is refused when the signature brings its own content', async () => {
    copyFileSync(at('signed.json'), at('within.json'))
    writeFileSync(at('other.json'), '{}')
    openssl(
      ...['cms', '-sign', '-nodetach', '-binary', '-outform', 'DER', '-in', 'other.json', '-out', 'within.json.p7s'],
      ...['-signer', 'team.pem', '-inkey', 'team.key'],
    )
    expect(resultOf(await verify('within.json'))).toMatchObject({ ok: false, code: 'media-signature-damaged' })
  })

  it('is refused when the signature lies about the attributes that it covers', async () => {
    copyFileSync(at('signed.json'), at('bare.json'))
    openssl(
      ...['cms', '-sign', '-noattr', '-binary', '-outform', 'DER', '-in', 'bare.json', '-out', 'bare.json.p7s'],
      ...['-signer', 'team.pem', '-inkey', 'team.key'],
    )
    expect(resultOf(await verify('bare.json'))).toMatchObject({ ok: false, code: 'media-signature-damaged' })
  })

  it('is refused from a certificate that is not for signing', async () => {
    expect(await make('web.pfx', 'web.json')).toMatchObject({ code: 0 })
    expect(resultOf(await verify('web.json'))).toMatchObject({ ok: false, code: 'media-signer-purpose' })
  })

  it('is refused from a certificate that has expired', async () => {
    expect(await make('old.pfx', 'old.json')).toMatchObject({ code: 0 })
    expect(resultOf(await verify('old.json'))).toMatchObject({ ok: false, code: 'media-signer-expired' })
  })

  it('is refused from a signer below an authority that the station does not trust', async () => {
    const elsewhere = await prestage(
      at('other-data'),
      ...['media', 'verify', at('sample/media.wim'), '--manifest', at('signed.json'), '--json'],
    )
    expect(resultOf(elsewhere)).toMatchObject({ ok: false, code: 'media-signer-untrusted' })
  })

  it('is not made with a wrong password', async () => {
    writeFileSync(at('wrong-password'), 'wrong\n')
    const run = await prestage(
      data,
      ...['media', 'manifest', at('sample/media.wim'), '--out', at('never.json')],
      ...['--sign', at('team.pfx'), '--password-file', at('wrong-password'), '--json'],
    )
    expect(resultOf(run)).toMatchObject({ ok: false, code: 'signer-not-opened' })
  })

  it('never replaces a manifest that is there', async () => {
    expect(resultOf(await make('team.pfx', 'signed.json'))).toMatchObject({ ok: false, code: 'target-exists' })
  })
})
