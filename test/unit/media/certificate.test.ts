import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { signWithKey } from '../../../electron/station/host/http/mp-host.ts'
import { certificateProblem, openMediaCertificate } from '../../../shared/media/certificate.ts'
import { makeMediaCertificate } from '../../../shared/media/make-certificate.ts'
import { readPublicCertificate } from '../../../shared/media/public-certificate.ts'

const GUID = '{11111111-2222-3333-4444-555555555555}'
const made = makeMediaCertificate({
  subject: 'Bench media',
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2027-01-01T00:00:00Z'),
  bits: 2048,
  mediaGuid: GUID,
})
const certificate = openMediaCertificate(made.pfxHex, GUID)
const message = new TextEncoder().encode('who asks')

describe('the media certificate', () => {
  it('tells what it was made with', () => {
    const x509 = new X509Certificate(Buffer.from(made.certificateDerHex, 'hex'))
    expect(certificate).toMatchObject({
      subject: 'CN=Bench media',
      keyBits: 2048,
      clientAuthentication: true,
      selfSigned: true,
      publicDerHex: made.certificateDerHex,
      thumbprint: x509.fingerprint.replaceAll(':', ''),
    })
    expect(x509.verify(x509.publicKey)).toBe(true)
  })

  it('opens when the GUID lost its braces', () => {
    const bare = GUID.replace(/[{}]/g, '')
    expect(openMediaCertificate(made.pfxHex, bare).thumbprint).toBe(certificate.thumbprint)
  })

  it.each(['sha256', 'sha1'] as const)('signs with %s in the host as in JavaScript', (hash) => {
    const fast = openMediaCertificate(made.pfxHex, GUID, signWithKey)
    expect(fast.sign(message, hash)).toEqual(Buffer.from(certificate.sign(message, hash)))
  })

  it.each(['sha256', 'sha1'] as const)('signs with %s as OpenSSL verifies it', (hash) => {
    const der = Buffer.from(made.certificateDerHex, 'hex')
    const key = createPublicKey(new X509Certificate(der).publicKey.export({ type: 'spki', format: 'pem' }))
    expect(verify(hash, message, key, certificate.sign(message, hash))).toBe(true)
  })

  it('has its signature refused once a bit of it is flipped', () => {
    const signature = certificate.sign(message, 'sha256')
    const known = readPublicCertificate(made.certificateDerHex)
    expect(known?.verify(message, signature, 'sha256')).toBe(true)
    signature[5] = (signature[5] ?? 0) ^ 1
    expect(known?.verify(message, signature, 'sha256')).toBe(false)
  })

  it('is damaged under another GUID, cut short, or not hexadecimal', () => {
    const damaged = expect.objectContaining({ code: 'media-certificate-damaged' })
    expect(() => openMediaCertificate(made.pfxHex, GUID.replace('1', '2'))).toThrow(damaged)
    expect(() => openMediaCertificate(made.pfxHex.slice(0, 800), GUID)).toThrow(damaged)
    expect(() => openMediaCertificate('no hex', GUID)).toThrow(damaged)
  })

  it('names the day it ended, or will begin', () => {
    expect(certificateProblem(certificate, new Date('2026-06-01T00:00:00Z'))).toBeUndefined()
    expect(certificateProblem(certificate, new Date('2027-01-02T00:00:00Z'))).toMatchObject({
      code: 'media-certificate-expired',
      facts: { date: '2027-01-01' },
    })
    expect(certificateProblem(certificate, new Date('2025-12-31T00:00:00Z'))).toMatchObject({
      code: 'media-certificate-not-yet-valid',
      facts: { date: '2026-01-01' },
    })
  })
})
