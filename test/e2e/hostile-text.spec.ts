import { test } from '@playwright/test'
import { type BrowserFace, openBrowser } from './browser-face.ts'
import { type HostileMaterial, makeHostileMaterial } from './hostile-material.ts'
import { checkFirstBoot, importMedia, openSettings, readLog, workAtBench } from './hostile-text-scenario.ts'

// Each begins where the one before has left the page.
test.describe.configure({ mode: 'serial' })

let material: HostileMaterial
let face: BrowserFace

test.beforeAll(async () => {
  material = await makeHostileMaterial()
  face = await openBrowser(material.data)
})

test.afterAll(async () => {
  await face?.close()
  await material?.remove()
})

test('hostile names run through the bench of the browser as text', () => workAtBench(face, material))

test('task sequences with hostile names are offered in the browser as text', () => checkFirstBoot(face, material))

test('media with hostile names are refused and imported in the browser as text', () => importMedia(face, material))

test('rows, story, label and report in the browser show hostile names as text', () => readLog(face))

test('settings in the browser stay in their place with hostile names', () => openSettings(face))
