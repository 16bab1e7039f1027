import { afterAll, describe, expect, it } from 'vitest'
import { isErrorCode } from '../../shared/contract/errors.ts'
import { certificates, checkBench, closeRehearsals, PASSWORD, reportOf } from './first-boot-bench.ts'
import { CERTIFICATE, MEDIA } from './first-boot-media-rows.ts'
import { CLOCK, NETWORK, TLS } from './first-boot-network-rows.ts'
import { PROTOCOL, START } from './first-boot-protocol-rows.ts'
import { said } from './said.ts'
import { expectSaidEverywhere } from './said-everywhere.ts'

afterAll(closeRehearsals)

const ROWS = [...MEDIA, ...CERTIFICATE, ...CLOCK, ...NETWORK, ...TLS, ...PROTOCOL, ...START]

describe('a first boot that would fail, or should be looked at, for', () => {
  it.each(ROWS)('$name', async ({ bench, step, code, facts = {}, status = 'failed', evidence }) => {
    const begun = performance.now()
    const { reports, transcript } = await checkBench(await bench())
    const report = reportOf(reports, step)
    expect(report).toMatchObject({ status, problem: { code, facts } })
    expect(said(report.evidence).join(' ')).toMatch(evidence)
    expectSaidEverywhere(reports)
    const told = [...transcript, JSON.stringify(reports)].join('\n')
    for (const secret of [PASSWORD, 'never to be shown', 'not to be shown', certificates.good.pfxHex, 'BEGIN'])
      expect(told).not.toContain(secret)
    expect(performance.now() - begun).toBeLessThan(15_000)
  })

  it('has a code and facts of its own in more than 45 ways, and none that is generic', () => {
    const told = ROWS.map(({ code, facts, step, status }) => JSON.stringify([step, status, code, facts]))
    expect(new Set(told).size).toBeGreaterThan(45)
    expect(ROWS.filter(({ code }) => code === 'internal' || !isErrorCode(code))).toEqual([])
  })
})
