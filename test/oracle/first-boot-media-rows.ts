import { utf16leFromText } from '../../shared/bytes/utf16.ts'
import { sealEnvelope } from '../../shared/media/envelope.ts'
import { makeMediaCertificate } from '../../shared/media/make-certificate.ts'
import { phrase } from '../../shared/phrase/phrase.ts'
import { type Bench, certificates, GUID, INI, PASSWORD, sealed } from './first-boot-bench.ts'
import type { Row } from './first-boot-rows.ts'

const DAY_MS = 86_400_000
const date = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)

const altered = (change: (bytes: Uint8Array) => Uint8Array) => (): Bench => ({ file: change(sealed({})) })
const setAt = (offset: number, value: number) => (bytes: Uint8Array) => {
  bytes.set([value], offset)
  return bytes
}

export const MEDIA: readonly Row[] = [
  {
    name: 'no TsmBootstrap.ini',
    bench: () => ({ ini: undefined }),
    step: 'media.bootstrap',
    code: 'boot-bootstrap-missing',
    facts: { path: '\\sms\\data\\TsmBootstrap.ini' },
    evidence: /missing/,
  },
  {
    name: 'no Variables.dat',
    bench: () => ({ file: undefined }),
    step: 'media.variables',
    code: 'boot-bootstrap-missing',
    facts: { path: '\\sms\\data\\Variables.dat' },
    evidence: /missing/,
  },
  {
    name: 'stand-alone media',
    bench: () => ({ ini: INI.replace('OEMMedia', 'FullMedia') }),
    step: 'media.bootstrap',
    code: 'boot-media-type',
    facts: { type: 'FullMedia' },
    evidence: /TsmBootstrap\.ini: [\d,]+ bytes/,
  },
  {
    name: 'an ini file without its section',
    bench: () => ({ ini: INI.replace('MediaInfo', 'Other') }),
    step: 'media.bootstrap',
    code: 'boot-media-type',
    facts: { type: phrase('media-type-none') },
    evidence: /TsmBootstrap\.ini: [\d,]+ bytes/,
  },
  {
    name: 'variables of bootable media',
    bench: () => ({ variables: { _SMSTSMediaType: 'BootMedia' } }),
    step: 'media.variables',
    code: 'boot-media-type',
    facts: { type: 'BootMedia' },
    evidence: /Variables\.dat: [\d,]+ bytes/,
  },
  ...(
    [
      ['a header of another file', altered(setAt(3, 0)), phrase('variables-header')],
      ['a file that ends early', altered((bytes) => bytes.subarray(0, 400)), phrase('variables-lengths')],
      ['an algorithm that is none', altered(setAt(16, 1)), phrase('variables-algorithm')],
      [
        'a damaged last block',
        altered((bytes) => setAt(bytes.length - 20, 1 ^ (bytes.at(-20) ?? 0))(bytes)),
        phrase('variables-contents'),
      ],
      [
        'a damaged first block',
        altered((bytes) => setAt(24, 1 ^ (bytes[24] ?? 0))(bytes)),
        phrase('variables-contents'),
      ],
      [
        'XML that breaks off',
        () => ({
          file: sealEnvelope(utf16leFromText('<?xml version="1.0"?><MediaVarList><var '), PASSWORD, 'aes-128'),
        }),
        'XML',
      ],
    ] as const
  ).map(([name, bench, part]) => ({
    name,
    bench,
    step: 'media.variables',
    code: 'media-variables-damaged',
    facts: { part },
    evidence: /Variables\.dat: [\d,]+ bytes/,
  })),
  {
    name: 'the wrong password',
    bench: () => ({ request: { password: 'depot-test-1' } }),
    step: 'media.variables',
    code: 'media-password-wrong',
    evidence: /asks for its password/,
  },
  {
    name: 'no password',
    bench: () => ({ request: { password: undefined } }),
    step: 'media.variables',
    code: 'media-password-needed',
    evidence: /asks for its password/,
  },
  {
    name: 'media without a password',
    bench: () => ({
      ini: INI.replace('PasswordRequired=true', 'PasswordRequired=false'),
      file: sealed({}, null),
      request: { askManagementPoint: false },
    }),
    step: 'media.variables',
    status: 'warned',
    code: 'media-unprotected',
    evidence: /not protected by a password/,
  },
]

export const CERTIFICATE: readonly Row[] = [
  {
    name: 'no certificate',
    bench: () => ({ variables: { _SMSTSMediaPFX: undefined } }),
    step: 'media.certificate',
    code: 'media-certificate-missing',
    facts: { what: '_SMSTSMediaPFX' },
    evidence: /_SMSTSMediaPFX missing/,
  },
  {
    name: 'no media GUID',
    bench: () => ({ variables: { _SMSMediaGuid: undefined } }),
    step: 'media.certificate',
    code: 'media-certificate-missing',
    facts: { what: '_SMSMediaGuid' },
    evidence: /_SMSMediaGuid missing/,
  },
  {
    name: 'a certificate of other media, whose MAC fails',
    bench: () => ({ variables: { _SMSMediaGuid: GUID.replace('1', '9') } }),
    step: 'media.certificate',
    code: 'media-certificate-damaged',
    evidence: /_SMSTSMediaPFX there/,
  },
  {
    name: 'an expired certificate',
    bench: () => ({ variables: { _SMSTSMediaPFX: certificates.expired.pfxHex } }),
    step: 'media.certificate',
    code: 'media-certificate-expired',
    facts: { date: date(-2) },
    evidence: /valid from/,
  },
  {
    name: 'a certificate that is not valid yet',
    bench: () => ({ variables: { _SMSTSMediaPFX: certificates.early.pfxHex } }),
    step: 'media.certificate',
    code: 'media-certificate-not-yet-valid',
    facts: { date: date(2) },
    evidence: /valid from/,
  },
  {
    name: 'a certificate that will have expired at delivery',
    bench: () => ({ request: { clock: new Date(Date.now() + 400 * DAY_MS) } }),
    step: 'media.certificate',
    code: 'media-certificate-expired',
    facts: { date: date(300) },
    evidence: /valid from/,
  },
  {
    name: 'a certificate for servers',
    bench: () => ({ variables: { _SMSTSMediaPFX: serversOnly() }, request: { askManagementPoint: false } }),
    step: 'media.certificate',
    status: 'warned',
    code: 'media-certificate-purpose',
    evidence: /not marked for client authentication/,
  },
]

/** A PKCS#12 whose certificate is for servers. */
function serversOnly(): string {
  return makeMediaCertificate({
    subject: 'Bench server',
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + DAY_MS),
    bits: 2048,
    mediaGuid: GUID,
    purpose: 'server',
  }).pfxHex
}
