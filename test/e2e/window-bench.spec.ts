import { expect, test } from '@playwright/test'
import { type BenchMaterial, makeBenchMaterial } from './bench-material.ts'
import {
  cancelAndResume,
  failOneOfFour,
  provisionFourByScanner,
  provisionOneByScanner,
  waitInTurn,
} from './bench-scenario.ts'
import { openWindow, type WindowFace } from './window-face.ts'

// Each begins where the one before has left the bench.
test.describe.configure({ mode: 'serial' })

let material: BenchMaterial
let face: WindowFace

test.beforeAll(async () => {
  material = await makeBenchMaterial()
  face = await openWindow(material.data)
})

test.afterAll(async () => {
  await face?.app.close()
  await material?.remove()
})

test('one target is provisioned in the window by scanner input alone', () => provisionOneByScanner(face, material))

test('four targets are, past wrong and repeated codes', () => provisionFourByScanner(face, material))

test('a job cancelled in the window says what remains, and is resumed', () => cancelAndResume(face, material))

test('jobs wait in the station: a page that is loaded again shows them in their places', () =>
  waitInTurn(face, material, async () => {
    await face.page.reload()
    await expect(face.page.getByRole('group', { name: 'TURN-0009', exact: true })).toBeVisible()
  }))

test('one target of four fails in the window, the others are provisioned', () => failOneOfFour(face, material))
