import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCertificateFile } from '../../../electron/station/trust/certificate-file.ts'
import { openTrustAnchors } from '../../../electron/station/trust/trust-anchors.ts'
import { makeAuthority } from '../../../shared/media/make-certificate.ts'
import { type TemporaryFolder, temporaryFolder } from './temporary-station.ts'

const dates = { notBefore: new Date('2026-01-02T00:00:00Z'), notAfter: new Date('2036-01-02T00:00:00Z') }
const first = makeAuthority('First', dates)
const second = makeAuthority('Second', dates)

let folder: TemporaryFolder
let file: string
beforeEach(() => {
  folder = temporaryFolder()
  file = folder.at('anchor.pem')
  writeFileSync(file, first.certificatePem)
})
afterEach(() => folder.remove())

const open = () => openTrustAnchors(folder.at('data'))

describe("a station's trusted certificates", () => {
  it('are told by subject, fingerprint and dates before they are trusted', () => {
    const anchors = open()
    expect(anchors.read(openCertificateFile(file))).toEqual([
      {
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        subject: 'CN=First',
        issuer: 'CN=First',
        notBefore: '2026-01-02T00:00:00.000Z',
        notAfter: '2036-01-02T00:00:00.000Z',
        isAuthority: true,
      },
    ])
    expect(anchors.list()).toEqual([])
  })

  it('are trusted for each purpose by itself', () => {
    const anchors = open()
    const [{ sha256 } = { sha256: '' }] = anchors.add(openCertificateFile(file), 'management-points')
    expect(anchors.certificates()).toEqual([])
    expect(anchors.authorities([sha256])).toHaveLength(1)
    expect(anchors.authorities([])).toEqual([])
    anchors.add(openCertificateFile(file), 'manifests')
    expect(open().list()).toMatchObject([{ sha256, purposes: ['manifests', 'management-points'] }])
    expect(anchors.remove(sha256, 'management-points')).toBe(true)
    expect(anchors.list()).toMatchObject([{ sha256, purposes: ['manifests'] }])
    expect(anchors.remove(sha256)).toBe(true)
    expect(anchors.remove(sha256)).toBe(false)
    expect(anchors.list()).toEqual([])
  })

  it('are not taken from a file that was changed after it was shown', () => {
    const anchors = open()
    const confirmed = anchors.read(openCertificateFile(file)).map(({ sha256 }) => sha256)
    writeFileSync(file, first.certificatePem + second.certificatePem)
    expect(() => anchors.add(openCertificateFile(file), 'manifests', confirmed)).toThrow(
      expect.objectContaining({ code: 'trust-certificate-changed', facts: { path: file } }),
    )
    expect(anchors.list()).toEqual([])
    writeFileSync(file, first.certificatePem)
    expect(anchors.add(openCertificateFile(file), 'manifests', confirmed)).toHaveLength(1)
  })

  it('are not taken from a file that holds none', () => {
    writeFileSync(file, 'no certificate')
    for (const take of [
      () => open().read(openCertificateFile(file)),
      () => open().add(openCertificateFile(file), 'manifests'),
    ])
      expect(take).toThrow(expect.objectContaining({ code: 'trust-certificate-damaged' }))
  })
})
