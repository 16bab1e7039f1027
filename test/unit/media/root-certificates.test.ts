import { X509Certificate } from 'node:crypto'
import { expect, it } from 'vitest'
import { makeAuthority } from '../../../shared/media/make-certificate.ts'
import { readRootCertificates } from '../../../shared/media/root-certificates.ts'

const validity = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') }
const [one, two] = [makeAuthority('One', validity), makeAuthority('Two', validity)]
const namesIn = (text: string) => readRootCertificates(text).map((pem) => new X509Certificate(pem).subject)

it.each([
  ['one after the other', `${one.certificateDerHex}${two.certificateDerHex}`],
  ['with something between', `${one.certificateDerHex}; ${two.certificateDerHex.toUpperCase()}`],
  ['in PEM form', `before ${one.certificatePem} between ${two.certificatePem} after`],
])('certificates %s are read', (_, text) => {
  expect(namesIn(text)).toEqual(['CN=One', 'CN=Two'])
})

it.each([
  ['nothing', ''],
  ['no hexadecimal', 'zz'],
  ['an odd number of digits', '308'],
  ['a certificate that ends early', one.certificateDerHex.slice(0, 600)],
  ['hexadecimal that is none', '30820004deadbeef'],
  ['PEM that is none', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
  ['more than any media has', '30'.repeat(600_000)],
])('%s gives none', (_, text) => {
  expect(readRootCertificates(text)).toEqual([])
})

it('what follows a certificate does not spoil it', () => {
  expect(namesIn(`${one.certificateDerHex}30820004ff`)).toEqual(['CN=One'])
})
