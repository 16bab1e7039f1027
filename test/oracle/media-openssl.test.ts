import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createServer, type Server } from 'node:tls'
import { afterAll, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../electron/station/host/http/http-client.ts'
import { utf16leFromText } from '../../shared/bytes/utf16.ts'
import { openMediaCertificate } from '../../shared/media/certificate.ts'
import { deriveKey } from '../../shared/media/envelope.ts'
import { openVariables } from '../../shared/media/variables.ts'
import { signText } from '../../shared/mp/signature.ts'
import { phrase } from '../../shared/phrase/phrase.ts'

const GUID = '11111111-2222-3333-4444-555555555555'
const folder = mkdtempSync(path.join(tmpdir(), 'media-openssl-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const openssl = (...words: readonly string[]) =>
  execFileSync('openssl', [...words], { cwd: folder, stdio: 'pipe' }).toString()
const inFolder = (name: string) => path.join(folder, name)

openssl(
  ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key.pem', '-out', 'certificate.pem', '-days', '30'],
  ...['-subj', '/CN=localhost', '-addext', 'extendedKeyUsage=clientAuth,serverAuth'],
  ...['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
)
openssl('pkey', '-in', 'key.pem', '-pubout', '-out', 'public.pem')

const pfx = (password: string, ...options: readonly string[]) => {
  openssl(
    ...['pkcs12', '-export', '-inkey', 'key.pem', '-in', 'certificate.pem', '-out', 'media.pfx'],
    ...['-passout', `pass:${password}`, ...options],
  )
  return readFileSync(inFolder('media.pfx')).toString('hex')
}

describe("OpenSSL's PKCS#12", () => {
  it.each([
    ['RC2-40 and 3DES, as old Windows writes it', ['-legacy']],
    ['AES-256 with a SHA-1 MAC', ['-macalg', 'sha1']],
    ['AES-256 with a SHA-256 MAC', []],
  ])('opens under %s', (_, options) => {
    const certificate = openMediaCertificate(pfx(GUID.slice(0, 31), ...options), GUID)
    const fingerprint = openssl('x509', '-in', 'certificate.pem', '-noout', '-fingerprint', '-sha1')
    expect(fingerprint.trim().split('=')[1]?.replaceAll(':', '')).toBe(certificate.thumbprint)
    expect(certificate).toMatchObject({ keyBits: 2048, selfSigned: true, clientAuthentication: true })
  })

  it('is damaged when it asks for more rounds than anyone would wait for', () => {
    const hex = pfx(GUID.slice(0, 31), '-legacy', '-iter', '1000001', '-nomaciter')
    expect(() => openMediaCertificate(hex, GUID)).toThrow(
      expect.objectContaining({ code: 'media-certificate-damaged' }),
    )
  })
})

it.each(['sha256', 'sha1'] as const)('OpenSSL takes the signature of a token with %s', (hash) => {
  const certificate = openMediaCertificate(pfx(GUID.slice(0, 31), '-legacy'), GUID)
  const token = `${GUID};2026-06-01T12:00:00Z`
  const hex = signText(certificate, token, { hash, terminated: true })
  writeFileSync(inFolder('signature'), Buffer.from(hex, 'hex').reverse())
  writeFileSync(inFolder('token'), utf16leFromText(`${token}\0`))
  expect(openssl('dgst', `-${hash}`, '-verify', 'public.pem', '-signature', 'signature', 'token')).toContain(
    'Verified OK',
  )
})

describe("variables encrypted by OpenSSL's enc", () => {
  const xml = `<?xml version="1.0"?><MediaVarList><var name="_SMSTSSiteCode"><![CDATA[ABC]]></var></MediaVarList>`
  const plain = utf16leFromText(xml)
  const key = Buffer.from(deriveKey('Depot-Test-1')).toString('hex')

  it.each([
    ['des-ede3-cbc', 0x6603, 24, 8],
    ['aes-128-cbc', 0x660e, 16, 16],
    ['aes-192-cbc', 0x660f, 24, 16],
    ['aes-256-cbc', 0x6610, 32, 16],
  ] as const)('open: %s, with a trailer of any length', (cipher, id, keyBytes, block) => {
    writeFileSync(inFolder('plain'), plain)
    const words = ['-K', key.slice(0, keyBytes * 2), '-iv', '00'.repeat(block), '-in', 'plain', '-out', 'sealed']
    openssl('enc', '-e', `-${cipher}`, ...words)
    const sealed = readFileSync(inFolder('sealed'))
    const header = Buffer.alloc(24)
    for (const [index, value] of [0xeced0000, 20, plain.length, sealed.length, id, 0].entries())
      header.writeUInt32LE(value, index * 4)
    for (const trailer of [0, 6, 8, 16]) {
      const file = Buffer.concat([header, sealed, Buffer.alloc(trailer, 0xa5)])
      expect(openVariables(file, 'Depot-Test-1').siteCode).toBe('ABC')
      expect(() => openVariables(file, 'depot-Test-1')).toThrow(
        expect.objectContaining({ code: 'media-password-wrong' }),
      )
    }
  })
})

describe('over TLS', () => {
  const serve = async (): Promise<{ readonly server: Server; readonly url: string }> => {
    const options = { key: readFileSync(inFolder('key.pem')), cert: readFileSync(inFolder('certificate.pem')) }
    const server = createServer(options, (socket) => {
      socket.on('error', () => socket.destroy())
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    return { server, url: `https://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` }
  }
  const request = (url: string) => ({ method: 'GET', url, headers: {}, timeoutMs: 5000, maxBytes: 100 })

  it("answers are taken under an authority that is given, and not under this computer's own", async () => {
    const { server, url } = await serve()
    try {
      const trusting = createHttpClient({ authorities: [readFileSync(inFolder('certificate.pem'), 'utf8')] })
      expect((await trusting(request(url))).status).toBe(200)
      await expect(createHttpClient()(request(url))).rejects.toMatchObject({
        code: 'mp-untrusted',
        facts: { url, reason: phrase('certificate-self-signed') },
      })
    } finally {
      await new Promise<void>((resolve) => server.close(() => resolve()))
    }
  })
})
