import { describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { HttpAnswer, HttpPort, HttpRequest } from '../../../shared/mp/http-port.ts'
import { patientPort } from '../../../shared/mp/patient-port.ts'

const REQUEST = {
  method: 'GET',
  url: 'http://mp.test/SMS_MP/.sms_aut?MPLIST',
  headers: {},
  timeoutMs: 8000,
  maxBytes: 1,
}
const status = (code: number): HttpAnswer => ({ status: code, headers: {}, body: new Uint8Array(0) })

/** A port with these outcomes in turn, over a clock that each try moves on by `takes`. */
function through(outcomes: readonly (HttpAnswer | Fault)[], takes = 0, stepSeconds?: number) {
  let clock = 0
  const asked: HttpRequest[] = []
  const pauses: number[] = []
  const port: HttpPort = async (request) => {
    asked.push(request)
    clock += takes
    const outcome = outcomes[asked.length - 1] ?? status(200)
    if (outcome instanceof Fault) throw outcome
    return outcome
  }
  const pause = async (ms: number) => {
    pauses.push(ms)
    clock += ms
  }
  return { port: patientPort(port, { stepSeconds, elapsedMs: () => clock, pause }), asked, pauses }
}

describe('a port for one step', () => {
  const broken = new Fault('mp-connection-broken', { url: 'http://mp.test' })
  const refused = new Fault('mp-unreachable', { url: 'http://mp.test' })

  it.each([
    ['a broken connection', broken],
    ['a refused connection', refused],
    ['a busy server', status(503)],
  ])('tries again, with growing pauses, after %s', async (_, outcome) => {
    const { port, asked, pauses } = through([outcome, outcome])
    expect((await port(REQUEST)).status).toBe(200)
    expect(asked).toHaveLength(3)
    expect(pauses).toEqual([500, 1500])
  })

  it('gives up after the third try, with what that one said', async () => {
    const { port, asked } = through([broken, refused, refused, status(200)])
    await expect(port(REQUEST)).rejects.toBe(refused)
    expect(asked).toHaveLength(3)
    const busy = through([status(503), status(503), status(503)])
    expect((await busy.port(REQUEST)).status).toBe(503)
  })

  it.each([
    ['a name that nobody has', new Fault('mp-name-unknown')],
    ['a certificate that is not trusted', new Fault('mp-untrusted')],
    ['a cancelled check', new Fault('cancelled')],
    ['a mistake', new Fault('internal')],
  ])('does not repeat %s', async (_, fault) => {
    const { port, asked } = through([fault])
    await expect(port(REQUEST)).rejects.toBe(fault)
    expect(asked).toHaveLength(1)
  })

  it('takes a broken connection over a policy for the refusal that it is', async () => {
    const { port, asked } = through([broken])
    await expect(port({ ...REQUEST, url: 'http://mp.test/SMS_MP/.sms_pol?X' })).rejects.toBe(broken)
    expect(asked).toHaveLength(1)
  })

  it('gives each request what is left of its time, and none once that is used up', async () => {
    const { port, asked } = through([], 6000, 10)
    const long = { ...REQUEST, timeoutMs: 24_000 }
    await port(long)
    await port(long)
    expect(asked.map(({ timeoutMs }) => timeoutMs)).toEqual([8000, 4000])
    await expect(port(long)).rejects.toMatchObject({ code: 'mp-timeout', facts: { url: 'http://mp.test' } })
    expect(asked).toHaveLength(2)
  })

  it.each([
    [30, 8000],
    [600, 160_000],
    [3, 800],
  ])('of %i seconds gives a request its share of them', async (stepSeconds, timeoutMs) => {
    const { port, asked } = through([], 0, stepSeconds)
    await port(REQUEST)
    expect(asked.map((request) => request.timeoutMs)).toEqual([timeoutMs])
  })

  it('does not begin a pause that its time does not allow', async () => {
    const { port, asked, pauses } = through([broken, broken], 900, 3)
    await expect(port(REQUEST)).rejects.toBe(broken)
    expect([asked.length, pauses]).toEqual([2, [500]])
  })
})
