import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { type BrowserFace, openBrowser } from './browser-face.ts'
import { THEMES, wear } from './tour/appearance.ts'
import { walkFocus } from './tour/focus-walk.ts'
import { watchMotion } from './tour/motion.ts'
import { takeTour } from './tour/tour.ts'
import { makeTourMaterial, type TourMaterial } from './tour/tour-material.ts'

const USUAL = { width: 1280, height: 800 }
/** All in one column: what comes later stands further down. */
const NARROW = { width: 480, height: 800 }

let folder: string
let material: TourMaterial
let face: BrowserFace

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'prestage-focus-'))
  material = await makeTourMaterial(path.join(folder, 'bench'))
  face = await openBrowser(material.data)
  await face.page.setViewportSize(USUAL)
  await face.page.emulateMedia({ reducedMotion: 'reduce' })
})

test.afterAll(async () => {
  await face?.close()
  await material?.remove()
  await rm(folder, { recursive: true, force: true })
})

// How the focus looks is the same component's affair wherever it stands, so each state is walked in one theme, the next in turn.
test('Tab goes in reading order, stays in a dialog and returns from it, is seen in every theme, and nothing moves for who wants no motion', async () => {
  const { page } = face
  const moved = await watchMotion(page)
  const found: string[] = []
  let states = 0
  await takeTour(face, material, async (name) => {
    const theme = THEMES[states++ % THEMES.length] ?? 'light'
    await wear(page, theme)
    found.push(...(await walkFocus(page)).map((problem) => `${name}, ${theme}: ${problem}`))
    await page.setViewportSize(NARROW)
    found.push(...(await walkFocus(page)).map((problem) => `${name}, ${theme}, narrow: ${problem}`))
    await page.setViewportSize(USUAL)
    await wear(page, 'light')
  })
  expect([...found, ...(await moved())]).toEqual([])
})
