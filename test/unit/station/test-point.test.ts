import { afterEach, describe, expect, it } from 'vitest'
import { type Rehearsal, startRehearsal } from '../../../electron/station/rehearsal/server.ts'
import { testPoint } from '../../../electron/station/settings/test-point.ts'
import { makeAuthority } from '../../../shared/media/make-certificate.ts'
import type { RehearsalFault } from '../../../shared/mp/rehearsal/faults.ts'
import type { RehearsalSiteInput } from '../../../shared/mp/rehearsal/site.ts'

const DAY_MS = 86_400_000
const authority = makeAuthority('Test authority', {
  notBefore: new Date(Date.now() - DAY_MS),
  notAfter: new Date(Date.now() + 30 * DAY_MS),
})

const open: Rehearsal[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

const SITE: RehearsalSiteInput = {
  siteCode: 'ABC',
  trustedRootKey: '0602000000a4',
  signingCertificate: authority.certificateDerHex,
  media: [],
  taskSequences: [],
  unknownComputers: {},
}

async function point(faults: readonly RehearsalFault[], https: 'off' | 'server' | 'client-certificate' = 'off') {
  const rehearsal = await startRehearsal({ site: { ...SITE, faults: [...faults], https }, port: 0, authority })
  open.push(rehearsal)
  return rehearsal.url
}

const ask = (address: string, authorities: readonly string[] = []) => testPoint(address, authorities, undefined)

describe('the test of a management point', () => {
  it('tells that it answers, how fast, and how far its clock is off', async () => {
    const address = await point([])
    const answer = await ask(address)
    expect(answer).toMatchObject({ address, isReachable: true, managementPoints: [expect.any(String)] })
    expect(answer.milliseconds).toBeLessThan(15_000)
    expect(Math.abs(answer.clockSeconds ?? 99)).toBeLessThanOrEqual(2)
    expect(answer.problem).toBeUndefined()
    expect(answer.tls).toBeUndefined()
    const ahead = await ask(await point(['clock']))
    expect(Math.round((ahead.clockSeconds ?? 0) / 60)).toBe(24 * 60)
  })

  it('shows the certificate of a server that is trusted', async () => {
    const answer = await ask(await point([], 'server'), [authority.certificatePem])
    expect(answer).toMatchObject({
      isReachable: true,
      tls: { isTrusted: true, certificate: { issuer: 'CN=Test authority', isAuthority: false } },
    })
    expect(answer.problem).toBeUndefined()
  })

  it.each([
    ['an unknown authority', [], [], 'mp-untrusted'],
    ['another authority than it should be', ['tls-unknown-ca'], [authority.certificatePem], 'mp-untrusted'],
    ['an expired certificate', ['tls-expired'], [authority.certificatePem], 'mp-certificate-expired'],
    ['the name of another server', ['tls-name'], [authority.certificatePem], 'mp-name-differs'],
  ] as const)(
    'shows the certificate of a server with %s too, and why it is refused',
    async (_, faults, trusted, code) => {
      const answer = await ask(await point(faults, 'server'), trusted)
      expect(answer).toMatchObject({ isReachable: true, tls: { isTrusted: false }, problem: { code } })
      expect(answer.tls?.certificate.sha256).toMatch(/^[0-9a-f]{64}$/)
      expect(answer.managementPoints).toBeUndefined()
    },
  )

  it('takes a server that wants the certificate of the media for one that is there', async () => {
    const answer = await ask(await point([], 'client-certificate'), [authority.certificatePem])
    expect(answer).toMatchObject({
      isReachable: true,
      tls: { isTrusted: true },
      problem: { code: 'mp-client-certificate-refused' },
    })
  })

  it.each([
    ['no-name', false, 'mp-name-unknown'],
    ['no-port', false, 'mp-unreachable'],
    ['403', true, 'mp-https-needed'],
    ['404', true, 'mp-not-found'],
    ['500', true, 'mp-server-error'],
    ['redirect', true, 'mp-redirected'],
    ['garbage', true, 'mp-reply-garbled'],
    ['huge', true, 'mp-reply-too-large'],
  ] as const)('tells of one that shows the fault %s', async (fault, isReachable, code) => {
    expect(await ask(await point([fault]))).toMatchObject({ isReachable, problem: { code } })
  })

  it('tells of one that speaks no TLS', async () => {
    const answer = await ask((await point([])).replace('http:', 'https:'))
    expect(answer).toMatchObject({ isReachable: true, problem: { code: 'mp-tls-failed' } })
    expect(answer.tls).toBeUndefined()
  })
})
