import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../electron/station/host/http/http-client.ts'
import { type Rehearsal, startRehearsal } from '../../../electron/station/rehearsal/server.ts'
import { askedPoints } from '../../../electron/station/settings/asked-points.ts'
import { openCertificateFile } from '../../../electron/station/trust/certificate-file.ts'
import { openTrustAnchors } from '../../../electron/station/trust/trust-anchors.ts'
import { settingsSchema } from '../../../shared/contract/settings.ts'
import { makeAuthority } from '../../../shared/media/make-certificate.ts'
import { type TemporaryFolder, temporaryFolder } from './temporary-station.ts'

const DAY_MS = 86_400_000
const authority = makeAuthority('Site authority', {
  notBefore: new Date(Date.now() - DAY_MS),
  notAfter: new Date(Date.now() + 30 * DAY_MS),
})
const SITE = {
  siteCode: 'ABC',
  trustedRootKey: '0602000000a4',
  signingCertificate: authority.certificateDerHex,
  media: [],
  taskSequences: [],
  unknownComputers: {},
  https: 'server' as const,
}

let folder: TemporaryFolder
let points: Rehearsal[]
beforeEach(async () => {
  folder = temporaryFolder()
  points = [
    await startRehearsal({ site: SITE, port: 0, authority }),
    await startRehearsal({ site: SITE, port: 0, authority }),
  ]
})
afterEach(async () => {
  await Promise.all(points.map((one) => one.close()))
  folder.remove()
})

describe('the trust that the settings give a management point', () => {
  it('holds for that point alone, whatever stands behind its host and port', async () => {
    const trust = openTrustAnchors(folder.at('data'))
    writeFileSync(folder.at('authority.pem'), authority.certificatePem)
    const file = openCertificateFile(folder.at('authority.pem'))
    const anchors = trust.add(file, 'management-points').map(({ sha256 }) => sha256)
    const [trusted = '', other = ''] = points.map(({ url }) => url)
    const settings = settingsSchema.parse({
      managementPoints: [`${trusted}/`, other],
      pointTrust: [{ address: trusted, anchors }],
    })
    const { managementPoints, pointAuthorities } = askedPoints(settings, [], trust)
    expect(managementPoints).toEqual([`${trusted}/`, other])
    expect(pointAuthorities.map(({ origin }) => origin)).toEqual([trusted])

    const port = createHttpClient({ authorities: [], points: pointAuthorities })
    const ask = (url: string) => port({ method: 'GET', url, headers: {}, timeoutMs: 5000, maxBytes: 1 << 20 })
    expect(await ask(`${trusted}/SMS_MP/.sms_aut?MPLIST`)).toMatchObject({ status: 200 })
    await expect(ask(`${other}/SMS_MP/.sms_aut?MPLIST`)).rejects.toMatchObject({ code: 'mp-untrusted' })
  })

  it('is given to points that a job names too, and not to those that nobody trusts', () => {
    const trust = openTrustAnchors(folder.at('data'))
    const settings = settingsSchema.parse({ managementPoints: ['https://mp.example'] })
    expect(askedPoints(settings, ['http://own.example'], trust)).toEqual({
      managementPoints: ['http://own.example'],
      pointAuthorities: [],
    })
  })
})
