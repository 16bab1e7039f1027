import { test } from '@playwright/test'
import { changeOperatorByBadge } from './badge-scenario.ts'
import { type BrowserFace, openBrowser } from './browser-face.ts'
import type { Serving } from './cli.ts'
import { type Material, makeMaterial } from './material.ts'
import { secureSite, testManagementPoints } from './points-scenario.ts'

let material: Material
let secure: Serving & { readonly authority: string }
let face: BrowserFace

test.beforeAll(async () => {
  material = await makeMaterial()
  secure = await secureSite(material)
  face = await openBrowser(material.data)
})

test.afterAll(async () => {
  await face?.close()
  await secure?.stop()
  await material?.remove()
})

test('management points are tested, trusted and put in order', async () => {
  await testManagementPoints(face, material.managementPoint, secure)
})

test('a badge changes the operator', async () => {
  await changeOperatorByBadge(face.page)
})
