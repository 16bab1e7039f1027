import { writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'

/** Pages that hold more than the window shows are drawn down to here. */
const TALLEST = 1400
const QUALITY = 80

/** Draws the page as it stands, once what moves has come to rest, as WebP. */
export async function savePicture(page: Page, file: string): Promise<void> {
  await page.mouse.move(0, 0)
  await page.evaluate(() => {
    for (const animation of document.getAnimations())
      if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish()
    window.scrollTo(0, 0)
  })
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    height: document.documentElement.scrollHeight,
  }))
  const protocol = await page.context().newCDPSession(page)
  const { data } = await protocol.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST), scale: 1 },
  })
  await protocol.detach()
  await writeFile(file, Buffer.from(data, 'base64'))
}
