import { expect, test } from '@playwright/test'
import { answersOf, expectTypedRefusals } from './hostile-renderer.ts'
import { type Material, makeMaterial } from './material.ts'
import { inPage } from './security-scenario.ts'
import { openWindow, type WindowFace } from './window-face.ts'

/** Nothing but a question that was asked takes so long. */
const ASKED_MS = 60_000
const ABOUT = '{"i":"h0","p":{"u":"/station/about","b":{}}}'

let material: Material
let face: WindowFace

test.beforeAll(async () => {
  material = await makeMaterial()
  face = await openWindow(material.data)
})

test.afterAll(async () => {
  await face?.app.close()
  await material?.remove()
})

test('every procedure of the contract refuses hostile input by the catalogue', async () => {
  expect(await expectTypedRefusals(face.page, 'window', [material.folder])).toBeGreaterThan(1000)
})

test('messages that are no calls, and ports without number, leave the station alive', async () => {
  const { page } = face
  await inPage(
    page,
    `new Promise((resolve) => {
      window.addEventListener('message', ({ ports: [port] }) => {
        const cyclic = { i: '1' }
        cyclic.self = cyclic
        const { port1, port2 } = new MessageChannel()
        for (const text of ['', 'x', '{', 'null', '[]', '0', '{"i":1}', '{"i":"1"}', '{"i":"1","p":null}',
          '{"i":"1","p":{"u":5}}', '{"i":"1","p":{"u":"http://["}}', '{"i":"1","p":{"u":"//x"}}', '{"i":"1","t":3,"p":null}',
          '{"i":"1","p":{"u":"/run/start","h":{"content-type":"multipart/form-data"},"b":"x"}}',
          '{"i":"1","p":{"u":"/run/start","h":{"content-type":"text/event-stream"}}}', 'x'.repeat(50000000)])
          port.postMessage(text)
        for (const value of [null, undefined, 1, NaN, cyclic, new Map([[1, cyclic]]), new ArrayBuffer(1 << 24), new Blob(['x']),
          { i: '1', p: { u: '/station/about' } }, { __proto__: null, i: '1' }, new Date(), /x/, new Error('x')])
          port.postMessage(value)
        port.postMessage(port2, [port2])
        port1.close()
        resolve()
      }, { once: true })
      window.prestage.connectStation()
    })`,
  )
  await inPage(page, 'Array.from({ length: 500 }, () => window.prestage.connectStation()).length')
  // The page that holds all ports gives them back when it goes.
  await page.reload()
  await page.getByRole('heading', { name: 'Prestage' }).waitFor()
  await expect.poll(async () => (await answersOf(page, 'window', [ABOUT]))[0]).toContain('"database"')
  await expect(page.getByText('The station cannot be reached.')).toBeHidden()
})

test('every function of the bridge refuses hostile arguments, and asks for one dialog at a time at most', async () => {
  const { page, app } = face
  await app.evaluate(({ dialog }) => {
    let open = 0
    const never = () => {
      open += 1
      Reflect.set(globalThis, 'open', open)
      return new Promise<never>(() => undefined)
    }
    Object.assign(dialog, { showOpenDialog: never, showSaveDialog: never, showMessageBox: never })
  })
  const outcome = await inPage(
    page,
    `(async () => {
      const cyclic = {}
      cyclic.self = cyclic
      const values = [undefined, null, true, NaN, Infinity, -1, '', '/etc/passwd', '../x', '\\u202e', '\\ud800', 'x'.repeat(1000000),
        '__proto__', 'constructor', 'toString', [], {}, cyclic, new Date(), new Map(), new File(['x'], '/etc/passwd'),
        { name: '/etc/passwd', text: 'x' }, { name: '../../x.csv/../y', text: 1 }, { title: {}, body: [] },
        JSON.parse('{"__proto__":{"name":"x.csv"},"text":"x"}'), { get name() { throw new Error('x') } }, new Uint8Array(1 << 20)]
      const told = new Set()
      for (const [name, call] of Object.entries(window.prestage)) {
        if (name === 'connectStation') continue
        for (const value of values) {
          try {
            const answer = await Promise.race([call(value), new Promise((resolve) => setTimeout(() => resolve('asked'), ${ASKED_MS}))])
            told.add(typeof answer === 'function' ? 'function' : String(answer))
          } catch (error) {
            told.add(error.name)
          }
        }
      }
      return [...told].sort().join()
    })()`,
  )
  expect(
    outcome
      .split(',')
      .filter((answer) => !['undefined', 'false', 'Error', 'TypeError', 'DataCloneError', 'function'].includes(answer)),
  ).toEqual([])
  expect(await app.evaluate(() => Reflect.get(globalThis, 'open'))).toBeUndefined()

  await inPage(page, 'Array.from({ length: 50 }, () => void window.prestage.chooseFile("media")).length')
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'open'))).toBe(1)
})
