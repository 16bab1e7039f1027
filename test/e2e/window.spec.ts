import { expect, test } from '@playwright/test'
import { hostileCall } from './hostile-call.ts'
import { type Material, makeMaterial } from './material.ts'
import { provisionOneTarget } from './provision-scenario.ts'
import { expectConfinedScript, expectPageHeaders, inPage } from './security-scenario.ts'
import { changeSettings, expectSettingsKept } from './settings-scenario.ts'
import { openWindow, type WindowFace } from './window-face.ts'

/** 1 is PERMISSION_DENIED. */
const POSITION_ERROR =
  'new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve(0), ({ code }) => resolve(code)))'

let material: Material
let face: WindowFace
const requested: string[] = []

test.beforeAll(async () => {
  material = await makeMaterial()
  face = await openWindow(material.data)
  face.page.on('request', (request) => requested.push(request.url()))
})

test.afterAll(async () => {
  await face?.app.close()
  await material?.remove()
})

test('a target is provisioned in the window and stands in the log', async () => {
  await provisionOneTarget(face, material, 'WINDOW-0001')
})

test('settings hold at once and are kept when the page is loaded again', async () => {
  const { page } = face
  await changeSettings(page)
  await page.reload()
  await expectSettingsKept(page)
})

test('the page comes with its security headers', async () => {
  await expectPageHeaders(face.page)
  await expect(face.page.getByRole('heading', { name: 'Prestage' })).toBeVisible()
})

test('through load and whole job, nothing was requested off the page’s own scheme', () => {
  expect(requested.length).toBeGreaterThan(0)
  expect(requested.filter((url) => !url.startsWith('app://prestage/'))).toEqual([])
})

test('script in the page can neither run text nor reach another address', async () => {
  await expectConfinedScript(face.page)
})

test('the page cannot navigate away, open a window or embed another page', async () => {
  const { page, app } = face
  await inPage(page, 'window.location.assign("https://example.invalid/")')
  expect(await inPage(page, 'window.open("https://example.invalid/")')).toBe('null')
  expect(await inPage(page, 'window.open("app://prestage/index.html")')).toBe('null')
  expect(app.windows()).toHaveLength(1)
  expect(page.url()).toBe('app://prestage/index.html')
})

test('every permission that the page asks for is denied', async () => {
  const { page } = face
  expect(await inPage(page, 'Notification.requestPermission()')).toBe('denied')
  expect(await inPage(page, POSITION_ERROR)).toBe('1')
  for (const name of ['geolocation', 'camera', 'microphone', 'notifications', 'midi']) {
    expect(await inPage(page, `navigator.permissions.query({ name: "${name}" }).then(({ state }) => state)`)).toBe(
      'denied',
    )
  }
})

test('the page sees nine functions of the shell and nothing of Node or Electron', async () => {
  const { page } = face
  expect(await inPage(page, 'Object.keys(window.prestage).sort()')).toBe(
    'chooseFile,connectStation,nameDropped,notify,onCommand,print,saveFile,savePdf,setLanguage',
  )
  expect(await inPage(page, '[typeof require, typeof process, typeof module, typeof Buffer]')).toBe(
    'undefined,undefined,undefined,undefined',
  )
})

test('the shell takes no path from the page and answers hostile arguments with nothing', async () => {
  const { page } = face
  expect(await inPage(page, 'window.prestage.chooseFile("/etc/passwd")')).toBe('undefined')
  expect(await inPage(page, 'window.prestage.chooseFile({ path: "/etc/passwd" })')).toBe('undefined')
  for (const forged of ['"/etc/passwd"', '{ path: "/etc/passwd" }', 'new File(["x"], "/etc/passwd")'])
    expect(await inPage(page, `window.prestage.nameDropped(${forged})`)).toBe('undefined')
  expect(await inPage(page, 'window.prestage.setLanguage("__proto__")')).toBe('undefined')
  for (const forged of [
    '"/etc/passwd"',
    '{ name: "a.exe", text: "x" }',
    '{ name: "a.csv", text: 1 }',
    '{ name: ".csv" }',
  ])
    expect(await inPage(page, `window.prestage.saveFile(${forged})`)).toBe('false')
  for (const forged of ['"../a.pdf"', '{ name: "a.pdf", paper: "a4" }', '{ name: "a.csv", paper: "page" }'])
    expect(await inPage(page, `window.prestage.savePdf(${forged})`)).toBe('false')
  expect(await inPage(page, 'window.prestage.print({ silent: true, deviceName: "x" })')).toBe('false')
  expect(await inPage(page, 'window.prestage.notify({ title: {}, body: 1 })')).toBe('undefined')
})

const HOSTILE: readonly (readonly [string, string, string])[] = [
  ['files/name', '{"path":"/etc/passwd"}', 'token-unknown'],
  ['media/inspect', '{"media":"/etc/passwd"}', 'token-unknown'],
  ['media/inspect', '{"media":{"path":"/etc/passwd"}}', 'usage'],
  ['media/inspect', '{"__proto__":{"media":"/etc/passwd"}}', 'usage'],
  ['target/inspect', '{"target":"../../etc/passwd"}', 'token-unknown'],
  ['target/inspect', '{"target":"constructor"}', 'token-unknown'],
  ['target/inspect', `{"target":"${'x'.repeat(5000)}"}`, 'usage'],
  ['target/create', '{"path":"/tmp/prestage-hostile.img","bytes":1073741824}', 'token-unknown'],
  ['run/start', '{"media":"/etc/passwd","targets":[{"file":"/dev/sda","serial":"X"}]}', 'token-unknown'],
  ['run/start', '{"media":"x","targets":[]}', 'usage'],
  ['run/start', 'null', 'usage'],
  ['log/target', '{"run":"/etc/passwd"}', 'run-not-found'],
  ['media/choose', '{"id":"/etc/passwd"}', 'media-not-found'],
  ['firstBoot/follow', '{"target":"/etc/passwd"}', 'token-unknown'],
  ['firstBoot/later', '{"run":"/etc/passwd"}', 'run-not-found'],
  ['trust/read', '{"certificate":"/etc/passwd"}', 'token-unknown'],
  ['trust/add', '{"certificate":"/etc/passwd","purpose":"everything"}', 'usage'],
  ['trust/remove', '{"sha256":"../../settings"}', 'usage'],
  ['media/readManifest', '{"media":"/etc/passwd"}', 'token-unknown'],
  ['settings/testPoint', '{"address":"file:///etc/passwd"}', 'usage'],
  ['settings/change', '{"badgePrefix":"xxxxxxxxxxxxxxxxx"}', 'usage'],
  ['settings/change', '{"serials":{"shortest":9,"longest":8}}', 'usage'],
  ['log/show', '{"run":"\' OR 1=1 --"}', 'run-not-found'],
  ['log/list', '{"limit":1e99}', 'usage'],
]

test('calls past the page’s controls get nothing but typed refusals', async () => {
  for (const [procedure, input, code] of HOSTILE) {
    const answer = await hostileCall(face.page, procedure, input)
    expect(answer, `${procedure} ${input.slice(0, 80)}`).toContain(`"code":"${code}"`)
  }
  expect(await hostileCall(face.page, '__proto__/constructor', '{}')).toContain('"s":404')
})

test('files outside the page’s folder are not served', async () => {
  for (const address of [
    '/../main/main.js',
    '/..%2fmain%2fmain.js',
    '/%2e%2e/main/main.js',
    '/assets/..%5c..%5cx.js',
  ]) {
    expect(await inPage(face.page, `fetch("${address}").then(({ status }) => status)`)).toBe('404')
  }
})
