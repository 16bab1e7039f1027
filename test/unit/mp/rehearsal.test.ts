import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../electron/station/host/http/http-client.ts'
import { startRehearsal } from '../../../electron/station/rehearsal/server.ts'
import { type MediaCertificate, openMediaCertificate } from '../../../shared/media/certificate.ts'
import { makeMediaCertificate } from '../../../shared/media/make-certificate.ts'
import { readKeyInformation } from '../../../shared/mp/key-information.ts'
import { askAnswer } from '../../../shared/mp/point-list.ts'
import type { RehearsalFault } from '../../../shared/mp/rehearsal/faults.ts'
import { readSite } from '../../../shared/mp/rehearsal/site.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { converse } from './converse.ts'

const GUID = '{11111111-2222-3333-4444-555555555555}'
const made = makeMediaCertificate({
  subject: 'Bench media',
  notBefore: new Date(Date.now() - 86_400_000),
  notAfter: new Date(Date.now() + 86_400_000),
  bits: 2048,
  mediaGuid: GUID,
})
const certificate = openMediaCertificate(made.pfxHex, GUID)
const sequence = {
  name: 'Windows 11 & tools',
  packageId: 'ABC00010',
  deploymentId: 'ABC20001',
  bootImageId: 'ABC00002',
  purpose: 'required',
} as const
const port = createHttpClient()

let close: (() => Promise<void>) | undefined
afterEach(async () => {
  await close?.()
  close = undefined
})

async function rehearse(...faults: RehearsalFault[]): Promise<string> {
  const media = [{ guid: GUID, certificate: made.certificateDerHex }]
  const site = { siteCode: 'ABC', trustedRootKey: 'abcd', media, taskSequences: [sequence], faults }
  const rehearsal = await startRehearsal({ site, port: 0 })
  close = rehearsal.close
  return rehearsal.url
}

async function walk(url: string, by: MediaCertificate = certificate) {
  await askAnswer(port, url, 5000)
  await readKeyInformation(port, url)
  return (await converse(port, url, { mediaGuid: GUID, certificate: by })).sequences
}

describe('a management point', () => {
  it('lets the media in and offers its task sequence', async () => {
    const url = await rehearse()
    expect((await askAnswer(port, url, 5000)).managementPoints).toEqual(['MP01'])
    expect(await readKeyInformation(port, url)).toMatchObject({ siteCode: 'ABC', trustedRootKey: 'abcd' })
    expect(await walk(url)).toEqual([{ ...sequence, packages: [] }])
  })

  it.each([
    ['404', 'mp-not-found', {}],
    ['500', 'mp-server-error', { status: 500 }],
    ['garbage', 'mp-reply-garbled', { part: phrase('reply-web-page') }],
    ['refused', 'mp-refused', {}],
    ['no-task-sequence', 'mp-no-task-sequence', {}],
    ['redirect', 'mp-redirected', {}],
  ] as const)('that shows %s fails with %s', async (fault, code, facts) => {
    const url = await rehearse(fault)
    await expect(walk(url)).rejects.toMatchObject({ code, facts: { url, ...facts } })
  })

  it('tells its own clock', async () => {
    const { serverDate } = await askAnswer(port, await rehearse('clock'), 5000)
    expect(Math.abs((serverDate?.getTime() ?? 0) - Date.now() - 86_400_000)).toBeLessThan(60_000)
  })

  it('refuses a signature with a flipped bit', async () => {
    const forged: MediaCertificate = {
      ...certificate,
      sign(bytes, hash) {
        const signature = certificate.sign(bytes, hash)
        signature[0] = (signature[0] ?? 0) ^ 1
        return signature
      },
    }
    await expect(walk(await rehearse(), forged)).rejects.toMatchObject({ code: 'mp-refused' })
  })

  it('is unreachable once it is closed', async () => {
    const url = await rehearse()
    await close?.()
    await expect(askAnswer(port, url, 5000)).rejects.toMatchObject({ code: 'mp-unreachable', facts: { url } })
  })

  it('cannot start on a port that is taken', async () => {
    const taken = Number(new URL(await rehearse()).port)
    const site = readSite('{"siteCode":"ABC","trustedRootKey":"00","media":[],"taskSequences":[]}', 'site.json')
    await expect(startRehearsal({ site, port: taken })).rejects.toMatchObject({ code: 'port-in-use' })
  })
})

describe('the client', () => {
  const answering = async (...pieces: readonly string[]): Promise<string> => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy())
      socket.once('data', () => {
        for (const piece of pieces) socket.write(piece)
        if (pieces.length > 0) socket.end()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    close = () => new Promise((resolve) => server.close(() => resolve()))
    const address = server.address()
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  }
  const get = (url: string, maxBytes = 1000) => port({ method: 'GET', url, headers: {}, timeoutMs: 300, maxBytes })

  it('joins a chunked body', async () => {
    const url = await answering(
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n',
      '2\r\nde\r\n0\r\n\r\n',
    )
    expect(new TextDecoder().decode((await get(url)).body)).toBe('abcde')
  })

  it.each([
    ['is no HTTP', 'SSH-2.0-x\r\n\r\n\r\n'],
    ['has a length that is none', 'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n'],
    ['has a header that is none', 'HTTP/1.1 200 OK\r\nno header\r\n\r\n'],
    ['has a chunk that is none', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['has a head without end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(40_000)}`],
  ])('calls an answer garbled that %s', async (_, text) => {
    const url = await answering(text)
    await expect(get(url)).rejects.toMatchObject({ code: 'mp-reply-garbled', facts: { url } })
  })

  it.each([
    ['announced', 'HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n'],
    ['in a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n'],
    ['to the end of the connection', `HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(1001)}`],
  ])('refuses more bytes than it takes, %s', async (_, text) => {
    const url = await answering(text)
    await expect(get(url)).rejects.toMatchObject({ code: 'mp-reply-too-large', facts: { url, limit: 1000 } })
  })

  it('calls the connection broken where an answer ends early', async () => {
    const url = await answering('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc')
    await expect(get(url)).rejects.toMatchObject({ code: 'mp-connection-broken', facts: { url } })
  })

  it('does not know a name that nobody has', async () => {
    await expect(get('http://mp.invalid/')).rejects.toMatchObject({
      code: 'mp-name-unknown',
      facts: { url: 'http://mp.invalid' },
    })
  })

  it('stops at once when it is told to', async () => {
    const stopping = new AbortController()
    const asked = port({
      method: 'GET',
      url: await answering(),
      headers: {},
      timeoutMs: 60_000,
      maxBytes: 1,
      signal: stopping.signal,
    })
    stopping.abort()
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
  })

  it.each(['a\r\nb', 'a\u010a b', 'a\0b'])('sends no header that could break its line: %j', async (value) => {
    const url = await answering('HTTP/1.1 200 OK\r\n\r\n')
    const asked = port({ method: 'GET', url, headers: { CCMClientID: value }, timeoutMs: 300, maxBytes: 10 })
    await expect(asked).rejects.toMatchObject({ code: 'mp-reply-garbled', facts: { part: phrase('reply-header') } })
  })

  it('gives up on a server that stays silent', async () => {
    const url = await answering()
    await expect(get(url)).rejects.toMatchObject({ code: 'mp-timeout', facts: { url } })
  })
})

describe('a site file', () => {
  it('has its first mistake named', () => {
    expect(() => readSite('{"siteCode":"ABCD"}', 'site.json')).toThrow(
      expect.objectContaining({
        code: 'site-file-damaged',
        facts: { path: 'site.json', reason: phrase('site-field', { field: 'siteCode', rule: 'invalid_format' }) },
      }),
    )
    expect(() => readSite('{', 'site.json')).toThrow(
      expect.objectContaining({ facts: { path: 'site.json', reason: phrase('site-no-json') } }),
    )
  })
})
