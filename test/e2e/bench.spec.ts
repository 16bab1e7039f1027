import { test } from '@playwright/test'
import { type BenchMaterial, makeBenchMaterial } from './bench-material.ts'
import {
  cancelAndResume,
  failOneOfFour,
  provisionFourByScanner,
  provisionOneByScanner,
  waitInTurn,
} from './bench-scenario.ts'
import { type BrowserFace, openBrowser } from './browser-face.ts'

// Each begins where the one before has left the bench.
test.describe.configure({ mode: 'serial' })

let material: BenchMaterial
let face: BrowserFace

test.beforeAll(async () => {
  material = await makeBenchMaterial()
  face = await openBrowser(material.data)
})

test.afterAll(async () => {
  await face?.close()
  await material?.remove()
})

test('one target is provisioned in the browser by scanner input alone', () => provisionOneByScanner(face, material))

test('four targets are, past wrong and repeated codes', () => provisionFourByScanner(face, material))

test('a job cancelled in the browser says what remains, and is resumed', () => cancelAndResume(face, material))

test('jobs wait in turn, move up and are cancelled in the browser', () =>
  waitInTurn(face, material, () => Promise.resolve()))

test('one target of four fails in the browser, the others are provisioned', () => failOneOfFour(face, material))
