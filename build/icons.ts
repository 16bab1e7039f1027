import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { icnsOf, icoOf, type Picture } from './icons/containers.ts'
import { findChromium } from './test/machine.ts'

/**
 * `npm run icons`: draws every size of the program's and the media's icon from their SVG, with Chromium. The results
 * are committed, because another Chromium draws other bytes; run it again when an SVG has changed.
 */
const ROOT = path.join(import.meta.dirname, '..')
const OUTPUT = path.join(import.meta.dirname, 'icons')
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
const WINDOWS_SIZES = [16, 20, 24, 32, 40, 48, 64, 256]
const MACOS_SIZES = [16, 32, 64, 128, 256, 512, 1024]

const executablePath = findChromium()
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath })
try {
  const program = await draw(browser, path.join(ROOT, 'renderer/icon.svg'))
  const media = await draw(browser, path.join(OUTPUT, 'media.svg'))
  mkdirSync(path.join(OUTPUT, 'linux'), { recursive: true })
  for (const { size, png } of pick(program, LINUX_SIZES)) {
    writeFileSync(path.join(OUTPUT, 'linux', `${size}x${size}.png`), png)
  }
  writeFileSync(path.join(OUTPUT, 'program.ico'), icoOf(pick(program, WINDOWS_SIZES)))
  writeFileSync(path.join(OUTPUT, 'program.icns'), icnsOf(pick(program, MACOS_SIZES)))
  writeFileSync(path.join(OUTPUT, 'media.ico'), icoOf(pick(media, WINDOWS_SIZES)))
  writeFileSync(path.join(OUTPUT, 'media.icns'), icnsOf(pick(media, MACOS_SIZES)))
} finally {
  await browser.close()
}

async function draw(browser: Browser, file: string): Promise<readonly Picture[]> {
  const source = `data:image/svg+xml;base64,${readFileSync(file).toString('base64')}`
  const page = await browser.newPage()
  const pictures: Picture[] = []
  for (const size of new Set([...LINUX_SIZES, ...WINDOWS_SIZES, ...MACOS_SIZES])) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(
      `<body style="margin:0"><img src="${source}" width="${size}" height="${size}" style="display:block">`,
    )
    await page.locator('img').evaluate(async (image) => {
      if (image instanceof HTMLImageElement) await image.decode()
    })
    pictures.push({ size, png: await page.screenshot({ omitBackground: true }) })
  }
  await page.close()
  return pictures
}

function pick(pictures: readonly Picture[], sizes: readonly number[]): readonly Picture[] {
  return pictures.filter(({ size }) => sizes.includes(size))
}
