import { expect, test } from '@playwright/test'
import { type BrowserFace, openBrowser } from './browser-face.ts'
import { answersOf, expectTypedRefusals, KEEP_SOCKET } from './hostile-renderer.ts'
import { type Material, makeMaterial } from './material.ts'
import { inPage } from './security-scenario.ts'

const ABOUT = '{"i":"h0","p":{"u":"/station/about","b":{}}}'

let material: Material
let face: BrowserFace

test.beforeAll(async () => {
  material = await makeMaterial()
  face = await openBrowser(material.data, async (page) => {
    await page.addInitScript(KEEP_SOCKET)
  })
  await face.page.getByRole('heading', { name: 'Prestage' }).waitFor()
})

test.afterAll(async () => {
  await face?.close()
  await material?.remove()
})

test('every procedure of the contract refuses hostile input by the catalogue', async () => {
  expect(await expectTypedRefusals(face.page, 'browser', [material.folder])).toBeGreaterThan(1000)
})

test('messages that are no calls leave the page and its station alive', async () => {
  const { page } = face
  await inPage(
    page,
    `(() => {
      for (const text of ['', 'x', '{', 'null', '[]', '0', '{"i":1}', '{"i":"1"}', '{"i":"1","p":null}',
        '{"i":"1","p":{"u":5}}', '{"i":"1","p":{"u":"http://["}}', '{"i":"1","p":{"u":"//x"}}', '{"i":"1","t":3,"p":null}',
        '{"i":"1","p":{"u":"/run/start","h":{"content-type":"multipart/form-data"},"b":"x"}}',
        '{"i":"1","p":{"u":"/run/start","h":{"content-type":"text/event-stream"}}}', new ArrayBuffer(1 << 19), new Blob(['x'])])
        window.stationSocket.send(text)
    })()`,
  )
  expect((await answersOf(page, 'browser', [ABOUT]))[0]).toContain('"database"')
  await expect(page.getByText('The station cannot be reached.')).toBeHidden()
})

test('a page that opens calls without end is refused, and answered again when they have ended', async () => {
  const { page } = face
  const watches = Array.from({ length: 300 }, (_, call) => `{"i":"f${call}","p":{"u":"/run/watchJobs","b":{}}}`)
  const ends = watches.map((_, call) => `{"i":"f${call}","t":4}`)
  const send = (texts: readonly string[]) =>
    inPage(page, `${JSON.stringify(texts)}.forEach((text) => window.stationSocket.send(text))`)
  await send(watches)
  expect((await answersOf(page, 'browser', [ABOUT]))[0]).toContain('"too-many-calls"')
  await send(ends)
  await expect.poll(async () => (await answersOf(page, 'browser', [ABOUT]))[0]).toContain('"database"')
})
