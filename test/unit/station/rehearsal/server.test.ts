import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../../electron/station/host/http/http-client.ts'
import { type Rehearsal, startRehearsal } from '../../../../electron/station/rehearsal/server.ts'
import { openMediaCertificate } from '../../../../shared/media/certificate.ts'
import { makeMediaCertificate } from '../../../../shared/media/make-certificate.ts'
import type { HttpPort } from '../../../../shared/mp/http-port.ts'
import type { RehearsalSiteInput } from '../../../../shared/mp/rehearsal/site.ts'
import { converse } from '../../mp/converse.ts'

const GUID = '{11111111-2222-3333-4444-555555555555}'
const DAY_MS = 86_400_000
const make = (days: number) =>
  makeMediaCertificate({
    subject: 'Bench media',
    notBefore: new Date(Date.now() - 100 * DAY_MS),
    notAfter: new Date(Date.now() + days * DAY_MS),
    bits: 2048,
    mediaGuid: GUID,
  })
const good = make(1)
const expired = make(-1)
const port = createHttpClient()

const sequence = (name: string, availableTo?: 'clients' | 'media-pxe') => ({
  name,
  packageId: 'ABC00010',
  deploymentId: 'ABC20001',
  bootImageId: 'ABC00002',
  purpose: 'available' as const,
  ...(availableTo === undefined ? {} : { availableTo }),
})
const siteWith = (certificate: string): RehearsalSiteInput => ({
  siteCode: 'ABC',
  trustedRootKey: 'abcd',
  media: [{ guid: GUID, certificate }],
  taskSequences: [sequence('not for media', 'clients'), sequence('for media', 'media-pxe'), sequence('for all')],
  faults: [],
})

let rehearsal: Rehearsal | undefined
const lines: string[] = []
afterEach(async () => {
  await rehearsal?.close()
  rehearsal = undefined
  lines.length = 0
})

async function start(site: RehearsalSiteInput): Promise<string> {
  rehearsal = await startRehearsal({ site, port: 0, log: (line) => lines.push(line) })
  return rehearsal.url
}

async function offered(url: string, made = good, changes: { guid?: string; siteCode?: string; clock?: Date } = {}) {
  const { guid = GUID, siteCode = 'ABC', clock = new Date() } = changes
  const certificate = openMediaCertificate(made.pfxHex, GUID)
  const { sequences: found } = await converse(port, url, { mediaGuid: guid, certificate, siteCode, clock })
  return found.map(({ name }) => name)
}

describe('the rehearsal', () => {
  it('offers what is made available to media, to media named with or without braces', async () => {
    const url = await start(siteWith(good.certificateDerHex))
    expect(await offered(url)).toEqual(['for media', 'for all'])
    expect(await offered(url, good, { guid: GUID.slice(1, -1) })).toEqual(['for media', 'for all'])
    expect(lines.every((line) => line.includes('type="1"'))).toBe(true)
  })

  it.each([
    ['another key', make(1), {}, 'the signature is not that of the media certificate'],
    ['a GUID of other media', good, { guid: GUID.replace('1', '9') }, 'the site does not know this media'],
    ['a clock two days slow', good, { clock: new Date(Date.now() - 2 * DAY_MS) }, 'is not of today'],
    ['a clock two days fast', good, { clock: new Date(Date.now() + 2 * DAY_MS) }, 'is not of today'],
    ['a request for another site', good, { siteCode: 'XYZ' }, 'asked for policies of SMS:XYZ'],
  ])('refuses %s and logs why', async (_, made, changes, why) => {
    const url = await start(siteWith(good.certificateDerHex))
    await expect(offered(url, made, changes)).rejects.toMatchObject({ code: 'mp-refused', facts: { url } })
    expect(lines.at(-1)).toContain(why)
    expect(lines.at(-1)).toContain('type="2"')
  })

  it('refuses a certificate that has expired, and one that cannot be read', async () => {
    await expect(offered(await start(siteWith(expired.certificateDerHex)), expired)).rejects.toMatchObject({
      code: 'mp-refused',
    })
    expect(lines.at(-1)).toContain('the media certificate is not valid today')
    await rehearsal?.close()
    await expect(offered(await start(siteWith('00')))).rejects.toMatchObject({ code: 'mp-refused' })
    expect(lines.at(-1)).toContain('no certificate that can be read')
  })

  it('gives no policy to who proves nothing', async () => {
    const url = `${await start(siteWith(good.certificateDerHex))}/SMS_MP/.sms_pol?TS1`
    for (const headers of [{}, { ClientToken: `${GUID};2026-01-01`, ClientTokenSignature: 'zz' }]) {
      const answer = await port({ method: 'GET', url, headers, timeoutMs: 5000, maxBytes: 1000 })
      expect(new TextDecoder().decode(answer.body)).toBe('<HTML><HEAD><TITLE>ERROR</TITLE></HEAD><BODY></BODY></HTML>')
    }
  })

  it.each([
    ['another endpoint', 'MP_PolicyManager', 'MP_OtherManager_', 'is not for the policy manager'],
    ['a length beyond its body', 'Length="', 'Length="9', 'the length in the message'],
    ['another sender', '<SourceID>unknown-64', '<SourceID>unknown-65', 'name two computers'],
  ])('refuses a message with %s', async (_, from, to, why) => {
    const url = await start(siteWith(good.certificateDerHex))
    const altering: HttpPort = (request) => {
      const text = Buffer.from(request.body ?? []).toString('latin1')
      const wide = (part: string) => Buffer.from(part, 'utf16le').toString('latin1')
      return port({ ...request, body: Buffer.from(text.replace(wide(from), wide(to)), 'latin1') })
    }
    const certificate = openMediaCertificate(good.pfxHex, GUID)
    await expect(converse(altering, url, { mediaGuid: GUID, certificate })).rejects.toMatchObject({
      code: 'mp-refused',
    })
    expect(lines.at(-1)).toContain(why)
  })

  it('refuses a message without its parts', async () => {
    const url = `${await start(siteWith(good.certificateDerHex))}/ccm_system/request`
    const body = new TextEncoder().encode('no parts')
    const answer = await port({ method: 'CCM_POST', url, headers: {}, body, timeoutMs: 5000, maxBytes: 1000 })
    expect([answer.status, answer.body.length]).toEqual([200, 0])
    expect(lines.at(-1)).toContain('no signed time')
  })
})

describe("the rehearsal's connection", () => {
  const send = async (text: string) => {
    const url = new URL(await start(siteWith(good.certificateDerHex)))
    const socket = connect(Number(url.port), url.hostname)
    socket.on('error', () => socket.destroy())
    let answer = ''
    socket.setEncoding('latin1').on('data', (part: string) => {
      answer += part
    })
    socket.write(text)
    await once(socket, 'close')
    return answer
  }

  it('answers 400 to what is no request, and 404 to what a management point has not', async () => {
    expect(await send('GET nowhere HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect(await send('DELETE /SMS_MP/.sms_aut?MPLIST HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 404 /)
  })

  it.each([
    ['a head without end', `GET / HTTP/1.1\r\nX: ${'x'.repeat(40_000)}`],
    ['a body larger than any message', 'CCM_POST / HTTP/1.1\r\nContent-Length: 1048577\r\n\r\n'],
    ['a length that is none', 'CCM_POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n'],
    ['a chunk that is none', 'CCM_POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
  ])('is closed without a word on %s', async (_, text) => {
    expect(await send(text)).toBe('')
  })
})
