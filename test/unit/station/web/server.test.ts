import { mkdirSync, writeFileSync } from 'node:fs'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { Station, StationClient } from '../../../../electron/station/station.ts'
import { serveWeb, type WebServer } from '../../../../electron/web/server.ts'
import { PAGE_HEADERS } from '../../../../shared/contract/csp.ts'
import { gathered, stationIn, succeed, type TemporaryFolder, temporaryFolder } from '../temporary-station.ts'

let folder: TemporaryFolder
let station: Station
let server: WebServer
let origin: string
let token: string

beforeEach(async () => {
  folder = temporaryFolder()
  mkdirSync(folder.at('pages'))
  writeFileSync(folder.at('pages/index.html'), '<!doctype html>')
  writeFileSync(folder.at('secret.html'), 'secret')
  station = await stationIn(folder, succeed)
  server = await serveWeb(station, 0, { pages: folder.at('pages') })
  origin = new URL(server.url).origin
  token = new URL(server.url).hash.slice(1)
})

afterEach(async () => {
  await server.close()
  await station.close()
  folder.remove()
})

function open(offered: string, headers: Record<string, string> = { origin }): Promise<WebSocket> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/station`, [`prestage.${offered}`], { headers })
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket))
    socket.once('error', reject)
  })
}

/** The link is typed for a browser's socket, which can name no origin of its own; the socket of `ws` behaves alike. */
function asBrowserSocket(socket: WebSocket): ConstructorParameters<typeof RPCLink>[0]['websocket'] {
  return {
    get readyState() {
      return socket.readyState
    },
    addEventListener: (type: string, take: EventListenerOrEventListenerObject) =>
      Reflect.apply(socket.addEventListener, socket, [type, take]),
    removeEventListener: (type: string, take: EventListenerOrEventListenerObject) =>
      Reflect.apply(socket.removeEventListener, socket, [type, take]),
    send: (data) => Reflect.apply(socket.send, socket, [data]),
  }
}

test('a page with the token calls the station and watches a run', async () => {
  const socket = await open(token)
  const client: StationClient = createORPCClient(new RPCLink({ websocket: asBrowserSocket(socket) }))
  const { token: media } = await client.files.name({ path: '/media.wim' })
  const { token: target } = await client.files.name({ path: '/target.img' })
  const { job } = await client.run.start({ media, targets: [{ file: target, serial: 'PF1' }] })
  const events = await gathered(await client.run.watch({ job }))
  expect(events.at(-1)).toMatchObject({ event: 'result', ok: true, state: 'provisioned' })
  await expect(client.media.inspect({ media: '/dev/null' })).rejects.toMatchObject({
    code: 'PROBLEM',
    defined: true,
    data: { code: 'token-unknown', facts: {} },
  })
})

test('a token opens one connection only', async () => {
  await open(token)
  await expect(open(token)).rejects.toThrow('401')
})

test('a wrong token, a foreign origin or a foreign host opens nothing, and costs the right one nothing', async () => {
  await expect(open('wrong')).rejects.toThrow('401')
  await expect(open(token, { origin: 'http://evil.example' })).rejects.toThrow('403')
  await expect(open(token, {})).rejects.toThrow('403')
  await expect(open(token, { host: 'evil.example', origin: 'http://evil.example' })).rejects.toThrow('403')
  expect((await open(token)).readyState).toBe(WebSocket.OPEN)
})

test('the page is served with the headers of the desktop page, and nothing beside it', async () => {
  const page = await fetch(`${origin}/`)
  expect(await page.text()).toBe('<!doctype html>')
  for (const [name, value] of Object.entries(PAGE_HEADERS)) expect(page.headers.get(name)).toBe(value)
  for (const path of ['/..%2fsecret.html', '/%2e%2e/secret.html', '/missing.js', '/%00.html', '/%'])
    expect((await fetch(`${origin}${path}`)).status).toBe(404)
  expect((await fetch(`${origin}/`, { method: 'POST' })).status).toBe(405)
})

test('a port that is taken is named', async () => {
  await expect(serveWeb(station, server.port)).rejects.toMatchObject({
    code: 'port-in-use',
    facts: { port: server.port },
  })
})

const MOST_OPEN = 256

/** Sends calls as text, and gathers the answer to each number. */
async function rawCalls(socket: WebSocket) {
  const answers = new Map<string, string>()
  const wakes = new Set<() => void>()
  socket.on('message', (data) => {
    const text = data.toString()
    const id = /^\{"i":"([^"]+)"/.exec(text)?.[1] ?? ''
    if (!answers.has(id)) answers.set(id, text)
    for (const wake of wakes) wake()
  })
  return {
    send: (text: string | Buffer) => socket.send(text),
    answerTo: async (id: string) => {
      while (!answers.has(id)) await new Promise<void>((resolve) => wakes.add(resolve))
      return answers.get(id) ?? ''
    },
  }
}

test('a page may hold so many calls open and no more; one that ends makes room', async () => {
  const { send, answerTo } = await rawCalls(await open(token))
  for (let call = 0; call <= MOST_OPEN; call++) send(`{"i":"c${call}","p":{"u":"/run/watchJobs","b":{}}}`)
  for (let call = 0; call < MOST_OPEN; call++) expect(await answerTo(`c${call}`)).toContain('text/event-stream')
  const refused = JSON.parse(await answerTo(`c${MOST_OPEN}`))
  expect(refused.p).toMatchObject({
    s: 422,
    b: { json: { code: 'PROBLEM', data: { code: 'too-many-calls', facts: { most: MOST_OPEN } } } },
  })
  send('{"i":"c7","t":4}')
  send('{"i":"again","p":{"u":"/run/watchJobs","b":{}}}')
  expect(await answerTo('again')).toContain('text/event-stream')
})

test('what is no call is dropped without a word; a message that is too large ends its socket alone', async () => {
  const said: unknown[] = []
  const log = vi.spyOn(console, 'error').mockImplementation((...words) => void said.push(words))
  const socket = await open(token)
  const { send, answerTo } = await rawCalls(socket)
  for (const text of ['', 'x', '{', 'null', '[]', '{"i":1}', '{"i":"1","p":null}', '{"i":"1","p":{"u":"http://["}}'])
    send(text)
  send('{"i":"1","p":{"u":"/run/start","h":{"content-type":"multipart/form-data"},"b":"x"}}')
  send(Buffer.from('{"i":"2","p":{"u":"/station/about","b":{}}}'))
  send('{"i":"good","p":{"u":"/station/about","b":{}}}')
  expect(await answerTo('good')).toContain('"database"')
  const closed = new Promise((resolve) => socket.once('close', resolve))
  send('x'.repeat((1 << 20) + 1))
  await closed
  expect(await station.client('in-process').station.about()).toMatchObject({ database: expect.any(String) })
  log.mockRestore()
  expect(said).toEqual([])
})
