import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { LANGUAGES } from '../../shared/contract/text/languages.ts'
import { findingsOf } from './accessible.ts'
import { type BrowserFace, openBrowser } from './browser-face.ts'
import { speak, THEMES, wear } from './tour/appearance.ts'
import { misfits } from './tour/misfits.ts'
import { takeTour } from './tour/tour.ts'
import { makeTourMaterial, type TourMaterial } from './tour/tour-material.ts'

/** As wide as a page of 1280 pixels at 200 % and at 400 % (WCAG 1.4.4, 1.4.10). */
const ZOOMED = [
  { width: 640, height: 400 },
  { width: 320, height: 640 },
] as const
const USUAL = { width: 1280, height: 800 }

let folder: string
let material: TourMaterial
let face: BrowserFace

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'prestage-tour-'))
  material = await makeTourMaterial(path.join(folder, 'bench'))
  face = await openBrowser(material.data)
  await face.page.setViewportSize(USUAL)
})

test.afterAll(async () => {
  await face?.close()
  await material?.remove()
  await rm(folder, { recursive: true, force: true })
})

test('in every view, language and theme axe finds nothing, and at 200 % and 400 % nothing is cut off', async () => {
  const { page } = face
  const found: string[] = []
  await takeTour(face, material, async (name) => {
    for (const language of LANGUAGES) {
      await speak(page, language)
      for (const theme of THEMES) {
        await wear(page, theme)
        found.push(...(await findingsOf(page)).map((finding) => `${name}, ${language}, ${theme}: ${finding}`))
      }
      for (const size of ZOOMED) {
        await page.setViewportSize(size)
        found.push(...(await misfits(page)).map((misfit) => `${name}, ${language}, ${size.width} wide: ${misfit}`))
      }
      await page.setViewportSize(USUAL)
    }
    await speak(page, 'en')
    await wear(page, 'light')
  })
  expect(found).toEqual([])
})
