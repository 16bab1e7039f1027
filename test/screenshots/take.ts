import { mkdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { test } from '@playwright/test'
import { openBrowser } from '../e2e/browser-face.ts'
import { ROOT } from '../e2e/cli.ts'
import type { Face } from '../e2e/face.ts'
import { THEMES, type Theme, wear } from '../e2e/tour/appearance.ts'
import { takeTour } from '../e2e/tour/tour.ts'
import { makeTourMaterial } from '../e2e/tour/tour-material.ts'
import { openWindow } from '../e2e/window-face.ts'
import { savePicture } from './save-picture.ts'

const SCREENSHOTS = path.join(ROOT, 'docs/screenshots')
const SIZE = { width: 1280, height: 800 }

/** The states of each view of which pictures are kept, in every theme. */
const KEPT: Readonly<Record<string, string>> = Object.freeze({
  'bench-filled': 'bench',
  'bench-running': 'bench-running',
  'bench-failed': 'bench-failed',
  'first-boot-ready': 'first-boot',
  'media-list': 'media',
  'log-story': 'log',
  settings: 'settings',
})

test('screenshots of each view in each theme', async () => {
  const folder = path.join(os.tmpdir(), 'prestage')
  const material = await makeTourMaterial(folder)
  const { face, close } = await open(material.data)
  try {
    await rm(SCREENSHOTS, { recursive: true, force: true })
    await mkdir(SCREENSHOTS, { recursive: true })
    await takeTour(face, material, async (name) => {
      const picture = KEPT[name]
      if (picture === undefined) return
      for (const theme of THEMES) {
        await wear(face.page, theme)
        await savePicture(face.page, path.join(SCREENSHOTS, `${picture}${suffix(theme)}.webp`))
      }
      await wear(face.page, 'light')
    })
  } finally {
    await close()
    await material.remove()
  }
})

/** The real window where an Electron is given, else the same page in Chromium. */
async function open(data: string): Promise<{ face: Face; close(): Promise<void> }> {
  if (process.env['PRESTAGE_ELECTRON'] === undefined) {
    const face = await openBrowser(data)
    await face.page.setViewportSize(SIZE)
    return { face, close: face.close }
  }
  const face = await openWindow(data)
  await face.app.evaluate(({ BrowserWindow }, size) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height)
  }, SIZE)
  return { face, close: () => face.app.close() }
}

function suffix(theme: Theme): string {
  return theme === 'light' ? '' : `-${theme}`
}
