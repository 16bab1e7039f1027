import { test } from '@playwright/test'
import { type HostileMaterial, makeHostileMaterial } from './hostile-material.ts'
import { checkFirstBoot, importMedia, openSettings, readLog, workAtBench } from './hostile-text-scenario.ts'
import { openWindow, type WindowFace } from './window-face.ts'

// Each begins where the one before has left the page.
test.describe.configure({ mode: 'serial' })

let material: HostileMaterial
let face: WindowFace

test.beforeAll(async () => {
  material = await makeHostileMaterial()
  face = await openWindow(material.data)
})

test.afterAll(async () => {
  await face?.app.close()
  await material?.remove()
})

test('hostile names run through the bench of the window as text', () => workAtBench(face, material))

test('task sequences with hostile names are offered in the window as text', () => checkFirstBoot(face, material))

test('media with hostile names are refused and imported in the window as text', () => importMedia(face, material))

test('rows, story, label and report in the window show hostile names as text', () => readLog(face))

test('settings in the window stay in their place with hostile names', () => openSettings(face))
