import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { type BrowserFace, openBrowser } from './browser-face.ts'
import { ROOT } from './cli.ts'
import { buildPseudoPage } from './pseudo/build-page.ts'
import { serveScripts } from './pseudo/serve-scripts.ts'
import { unspoken } from './pseudo/unspoken.ts'
import { speak } from './tour/appearance.ts'
import { misfits } from './tour/misfits.ts'
import { takeTour } from './tour/tour.ts'
import { makeTourMaterial, type TourMaterial } from './tour/tour-material.ts'

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1024, height: 640 },
] as const

let folder: string
let material: TourMaterial
let face: BrowserFace

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'prestage-pseudo-'))
  await buildPseudoPage(path.join(folder, 'page'))
  material = await makeTourMaterial(path.join(folder, 'bench'))
  face = await openBrowser(material.data, (page) => serveScripts(page, path.join(folder, 'page')))
})

test.afterAll(async () => {
  await face?.close()
  await material?.remove()
  await rm(folder, { recursive: true, force: true })
})

test('in a language that is 40 % longer no text is cut off, and all of it comes from the texts', async () => {
  const { page } = face
  const found: string[] = []
  await takeTour(face, material, async (name) => {
    await speak(page, 'nl')
    found.push(...(await unspoken(page)).map((text) => `${name}: not from the texts: ${text}`))
    for (const size of SIZES) {
      await page.setViewportSize(size)
      found.push(...(await misfits(page)).map((misfit) => `${name}, ${size.width} wide: ${misfit}`))
    }
    await speak(page, 'en')
  })
  expect(found).toEqual([])
})

test('the made-up language is not in the page that is built', async () => {
  const assets = path.join(ROOT, 'out/renderer/assets')
  const scripts = (await readdir(assets)).filter((file) => file.endsWith('.js'))
  expect(scripts).not.toEqual([])
  for (const script of scripts) expect(await readFile(path.join(assets, script), 'utf8')).not.toContain('⟦')
})
