import { randomBytes, randomUUID } from 'node:crypto'
import { makeAuthority, makeMediaCertificate } from '../../../shared/media/make-certificate.ts'
import type { RehearsalSiteInput } from '../../../shared/mp/rehearsal/site.ts'

const SITE_CODE = 'ABC'
const BOOT_IMAGE = 'ABC00001'
/** The package that lies in the sample's cache. */
export const CACHED_PACKAGE = 'ABC00012'
const OTHER_PACKAGE = 'ABC00013'
const CERTIFICATE_BITS = 2048
const DAY_MS = 86_400_000
const YEAR_DAYS = 365

export interface SampleSite {
  readonly site: RehearsalSiteInput
  readonly variables: ReadonlyMap<string, string>
}

/**
 * A site and the variables of media for it. With `https`, the media's certificate is issued by an authority, whose key is
 * thrown away, so that a rehearsal can ask for it over TLS.
 */
export function makeSampleSite(https: boolean, now: Date): SampleSite {
  const guid = `{${randomUUID().toUpperCase()}}`
  const rootKey = randomBytes(64).toString('hex')
  const unknown = randomUUID()
  const validity = {
    notBefore: new Date(now.getTime() - DAY_MS),
    notAfter: new Date(now.getTime() + YEAR_DAYS * DAY_MS),
  }
  const signing = makeAuthority('Prestage sample site', validity).certificateDerHex
  const certificate = makeMediaCertificate({
    ...validity,
    subject: 'Prestage sample media',
    bits: CERTIFICATE_BITS,
    mediaGuid: guid,
    ...(https ? { issuer: makeAuthority('Prestage sample authority', validity) } : {}),
  })
  const sequence = { collection: 'unknown', bootImageId: BOOT_IMAGE } as const
  return {
    variables: new Map([
      ['SMSTSMP', https ? 'https://localhost' : 'http://127.0.0.1'],
      ['_SMSTSSiteCode', SITE_CODE],
      ['_SMSMediaGuid', guid],
      ['_SMSTSMediaPFX', certificate.pfxHex],
      ['_SMSTSMediaType', 'OEMMedia'],
      ['_SMSTSLaunchMode', 'HD'],
      ['_SMSTSPublicRootKey', rootKey],
      ['_SMSTSSiteSigningCertificate', signing],
      ['_SMSTSBootMediaPackageID', BOOT_IMAGE],
      ['_SMSTSx64UnknownMachineGUID', unknown],
    ]),
    site: {
      siteCode: SITE_CODE,
      trustedRootKey: rootKey,
      signingCertificate: signing,
      https: https ? 'client-certificate' : 'off',
      media: [{ guid, certificate: certificate.certificateDerHex }],
      unknownComputers: { x64: unknown },
      taskSequences: [
        {
          ...sequence,
          name: 'Windows 11 for new computers',
          packageId: 'ABC00010',
          deploymentId: 'ABC20010',
          purpose: 'available',
          packages: [CACHED_PACKAGE],
        },
        {
          ...sequence,
          name: 'Windows 11 for meeting rooms',
          packageId: 'ABC00011',
          deploymentId: 'ABC20011',
          purpose: 'required',
          packages: [CACHED_PACKAGE, OTHER_PACKAGE],
        },
      ],
    },
  }
}
