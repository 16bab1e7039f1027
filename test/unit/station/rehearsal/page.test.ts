import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../../electron/station/host/http/http-client.ts'
import { type Rehearsal, startRehearsal } from '../../../../electron/station/rehearsal/server.ts'

const port = createHttpClient()
let rehearsal: Rehearsal | undefined
afterEach(() => rehearsal?.close())

const get = async (target: string, headers = {}) => {
  const url = `${rehearsal?.url}${target}`
  return port({ method: 'GET', url, headers, timeoutMs: 5000, maxBytes: 1 << 20 })
}
const page = async () => new TextDecoder().decode((await get('/')).body)

it('a rehearsal over TLS ends while a client has not finished its handshake', async () => {
  const site = { siteCode: 'ABC', trustedRootKey: '00', media: [], taskSequences: [], https: 'server' as const }
  rehearsal = await startRehearsal({ site, port: 0 })
  const socket = connect(rehearsal.port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(Uint8Array.of(0x16, 0x03, 0x01))
  socket.on('error', () => socket.destroy())
  const gone = new Promise((resolve) => socket.once('close', resolve))
  await rehearsal.close()
  await gone
  rehearsal = undefined
})

describe('the page of a rehearsal', () => {
  it('tells who asked for what, and what the rehearsal does wrong', async () => {
    const site = {
      siteCode: 'ABC',
      trustedRootKey: '00',
      media: [],
      taskSequences: [],
      faults: ['location-500' as const],
    }
    rehearsal = await startRehearsal({ site, port: 0 })
    await get('/SMS_MP/.sms_aut?MPLIST')
    await get('/SMS_MP/.sms_pol?TS0', { ClientToken: '{11111111-2222-3333-4444-555555555678};x' })
    const text = await page()
    expect(text).toContain('<h1>Rehearsal of site ABC</h1>')
    expect(text).toContain('<li>location-500: it cannot look up management points</li>')
    expect(text).toMatch(/<td>…5678<\/td><td>GET<\/td><td>\/SMS_MP\/\.sms_pol\?TS0<\/td><td>404<\/td>/)
    expect(text).toContain('<td>/SMS_MP/.sms_aut?MPLIST</td><td>200</td>')
    expect(text).not.toContain('11111111-2222')
  })

  it('shows what a stranger sends as text', async () => {
    const site = { siteCode: 'ABC', trustedRootKey: '00', media: [], taskSequences: [] }
    rehearsal = await startRehearsal({ site, port: 0 })
    await get('/<script>alert(1)</script>', { ClientToken: '<img>' })
    expect(await page()).not.toMatch(/<script|<img/)
    expect((await get('/')).headers['content-security-policy']).toBe("default-src 'none'")
  })
})
