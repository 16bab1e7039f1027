import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import forge from 'node-forge'
import { afterAll, describe, expect, it } from 'vitest'
import { openMediaCertificate } from '../../shared/media/certificate.ts'
import { readPublicCertificate } from '../../shared/media/public-certificate.ts'
import { openEnveloped } from '../../shared/mp/cms/open-enveloped.ts'
import { sealEnveloped } from '../../shared/mp/cms/seal-enveloped.ts'

const GUID = '11111111-2222-3333-4444-555555555555'
const folder = mkdtempSync(path.join(tmpdir(), 'cms-openssl-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const openssl = (...words: readonly string[]) =>
  execFileSync('openssl', [...words], { cwd: folder, stdio: 'pipe', maxBuffer: 64 << 20 })
const inFolder = (name: string) => path.join(folder, name)

openssl(
  ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'media.key', '-out', 'media.pem', '-days', '30'],
  ...['-subj', '/C=SE/O=Åhléns & Söner/CN=media', '-addext', 'extendedKeyUsage=clientAuth'],
)
openssl(
  ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'other.key', '-out', 'other.pem', '-days', '30'],
  ...['-subj', '/CN=other'],
)
const open = (name: string) => {
  openssl(
    ...['pkcs12', '-export', '-inkey', `${name}.key`, '-in', `${name}.pem`, '-out', `${name}.pfx`],
    ...['-passout', `pass:${GUID.slice(0, 31)}`],
  )
  return openMediaCertificate(readFileSync(inFolder(`${name}.pfx`)).toString('hex'), GUID)
}
const certificate = open('media')
// Long enough that a streaming writer cuts it into many pieces.
const policy = Buffer.from(`\ufeff<Policy>${'Åtgärd '.repeat(40_000)}</Policy>`, 'utf16le')
writeFileSync(inFolder('policy.xml'), policy)

const CIPHERS = ['-des3', '-aes128', '-aes192', '-aes256'] as const
const TRANSPORTS = {
  'PKCS#1 v1.5': [],
  'OAEP with SHA-1': ['-keyopt', 'rsa_padding_mode:oaep'],
  'OAEP with SHA-256': ['-keyopt', 'rsa_padding_mode:oaep', '-keyopt', 'rsa_oaep_md:sha256'],
  'OAEP with SHA-512 and another mask': [
    ...['-keyopt', 'rsa_padding_mode:oaep', '-keyopt', 'rsa_oaep_md:sha512', '-keyopt', 'rsa_mgf1_md:sha256'],
  ],
} as const
const NAMES = { 'issuer and serial number': [], 'key identifier': ['-keyid'] } as const
const FORMS = { DER: [], 'streamed BER': ['-stream'] } as const

function* variants(): Generator<readonly [string, readonly string[]]> {
  for (const cipher of CIPHERS)
    for (const [transport, transportOptions] of Object.entries(TRANSPORTS))
      for (const [name, nameOptions] of Object.entries(NAMES))
        for (const [form, formOptions] of Object.entries(FORMS)) {
          const words = [cipher, ...formOptions, '-recip', 'media.pem', ...nameOptions, ...transportOptions]
          yield [`${cipher.slice(1)}, ${transport}, ${name}, ${form}`, words]
        }
}

const encrypt = (...words: readonly string[]) =>
  openssl('cms', '-encrypt', '-binary', '-outform', 'DER', '-in', 'policy.xml', ...words)

describe('an envelope of OpenSSL', () => {
  it.each([...variants()])('opens: %s', (_, words) => {
    const opened = openEnveloped(encrypt(...words), certificate)
    expect(opened.ok && Buffer.from(opened.content).equals(policy)).toBe(true)
  })

  it('opens when it is for several certificates', () => {
    const sealed = encrypt('-aes256', '-recip', 'other.pem', '-recip', 'media.pem')
    expect(openEnveloped(sealed, certificate).ok).toBe(true)
  })

  it.each([
    ['another certificate', ['-aes256', '-recip', 'other.pem'], 'envelope-of-another'],
    ['a password', ['-aes256', '-pwri_password', 'x'], 'envelope-of-another'],
    ['this one in a cipher that sites do not use', ['-camellia256', '-recip', 'media.pem'], 'envelope-cipher-unknown'],
  ] as const)('does not open for %s', (_, words, problem) => {
    expect(openEnveloped(encrypt(...words), certificate)).toEqual({ ok: false, problem })
  })

  it('of another kind is none', () => {
    const signed = openssl(
      ...['cms', '-sign', '-binary', '-nodetach', '-outform', 'DER', '-in', 'policy.xml'],
      ...['-signer', 'media.pem', '-inkey', 'media.key'],
    )
    expect(openEnveloped(signed, certificate)).toEqual({ ok: false, problem: 'envelope-none' })
  })
})

describe('a damaged envelope', () => {
  const sealed = encrypt('-aes256', '-stream', '-recip', 'media.pem')

  it('is refused wherever it is cut', () => {
    for (let length = 0; length < 900; length += 7)
      expect(openEnveloped(sealed.subarray(0, length), certificate).ok).toBe(false)
  })

  it('is refused or opens to something, whatever bit of its head is flipped', () => {
    for (let bit = 0; bit < 400 * 8; bit += 5) {
      const flipped = Uint8Array.from(sealed.subarray(0, 3000))
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => openEnveloped(flipped, certificate)).not.toThrow()
    }
  })

  it.each([
    ['nested without end', new Uint8Array(100_000).fill(0x30), 'envelope-none'],
    [
      'nested in indefinite lengths',
      Uint8Array.from({ length: 100_000 }, (_, i) => (i % 2 ? 0x80 : 0x30)),
      'envelope-none',
    ],
    [
      'of many empty values',
      Uint8Array.from([0x30, 0x84, 0, 1, 0x86, 0xa0, ...Array.from({ length: 100_000 }, (_, i) => (i % 2 ? 0 : 5))]),
      'envelope-none',
    ],
    ['longer than any policy', new Uint8Array((16 << 20) + 1), 'envelope-too-large'],
    ['that promises more than it holds', Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 6), 'envelope-none'],
  ])(
    'is refused at once: %s',
    (_, bytes, problem) => {
      expect(openEnveloped(bytes, certificate)).toEqual({ ok: false, problem })
    },
    1000,
  )

  it('tells a key that does not open from contents that do not', () => {
    const der = encrypt('-aes256', '-recip', 'media.pem')
    const last = Uint8Array.from(der)
    last[last.length - 20] = (last.at(-20) ?? 0) ^ 1
    expect(openEnveloped(last, certificate)).toEqual({ ok: false, problem: 'envelope-contents-closed' })
    const key = Uint8Array.from(der)
    const at = der.indexOf(Buffer.from('04820100', 'hex')) + 100
    key[at] = (key[at] ?? 0) ^ 1
    expect(openEnveloped(key, certificate)).toEqual({ ok: false, problem: 'envelope-key-closed' })
  })
})

describe('an envelope of our own', () => {
  const own = readPublicCertificate(certificate.publicDerHex)
  if (own === undefined) throw new Error('the certificate cannot be read')

  it.each([
    ['3des', { scheme: 'pkcs1' }, 'issuer'],
    ['aes-128', { scheme: 'oaep', hash: 'sha1', maskHash: 'sha1' }, 'key-id'],
    ['aes-192', { scheme: 'oaep', hash: 'sha256', maskHash: 'sha512' }, 'issuer'],
    ['aes-256', { scheme: 'pkcs1' }, 'key-id'],
  ] as const)('opens in OpenSSL: %s, %o, %s', (cipher, transport, recipient) => {
    writeFileSync(inFolder('own.der'), sealEnveloped(policy, own, { cipher, transport, recipient }))
    const words = ['-inform', 'DER', '-in', 'own.der', '-recip', 'media.pem', '-inkey', 'media.key']
    expect(openssl('cms', '-decrypt', '-binary', ...words).equals(policy)).toBe(true)
  })
})

it('an envelope of node-forge opens', () => {
  const message = forge.pkcs7.createEnvelopedData()
  message.addRecipient(forge.pki.certificateFromPem(readFileSync(inFolder('other.pem'), 'utf8')))
  message.content = forge.util.createBuffer('<Policy/>')
  message.encrypt()
  const der = Buffer.from(forge.asn1.toDer(message.toAsn1()).getBytes(), 'latin1')
  const opened = openEnveloped(der, open('other'))
  expect(opened.ok && Buffer.from(opened.content).toString()).toBe('<Policy/>')
})
