import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { bytesToHex } from '../../shared/bytes/hex.ts'
import { textFromUtf16le } from '../../shared/bytes/utf16.ts'
import { deriveKey } from '../../shared/media/envelope.ts'
import { makeMediaCertificate } from '../../shared/media/make-certificate.ts'
import { sealVariables } from '../../shared/media/variables.ts'

const GUID = '{11111111-2222-3333-4444-555555555555}'

it('OpenSSL opens the PKCS#12 with the first 31 characters of the GUID', () => {
  const { pfxHex } = makeMediaCertificate({
    subject: 'Bench media',
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2027-01-01T00:00:00Z'),
    bits: 2048,
    mediaGuid: GUID,
  })
  const options = ['pkcs12', '-nodes', '-passin', `pass:${GUID.slice(0, 31)}`]
  const pem = execFileSync('openssl', options, { input: Buffer.from(pfxHex, 'hex'), stdio: 'pipe' }).toString()
  expect(pem).toContain('BEGIN PRIVATE KEY')
  const text = execFileSync('openssl', ['x509', '-noout', '-text'], { input: pem, stdio: 'pipe' }).toString()
  expect(text).toContain('TLS Web Client Authentication')
})

it('OpenSSL decrypts sealed variables with the derived key', () => {
  const file = sealVariables(new Map([['_SMSTSSiteCode', 'ABC']]), 'Depot-Test-1', 'aes-256')
  const key = bytesToHex(deriveKey('Depot-Test-1').subarray(0, 32))
  const options = ['enc', '-d', '-aes-256-cbc', '-K', key, '-iv', '0'.repeat(32)]
  const plain = execFileSync('openssl', options, { input: file.subarray(24, -8), stdio: 'pipe' })
  expect(textFromUtf16le(plain)).toContain('<var name="_SMSTSSiteCode"><![CDATA[ABC]]></var>')
})
