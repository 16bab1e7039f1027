import { writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'

/** Pages that hold more are drawn down to here. */
const TALLEST = 1100
const SHORTEST = 640
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
  // A window as tall as the page: what clings to the window's edge then lies where it belongs.
  const size = { width, height: Math.min(Math.max(height, SHORTEST), TALLEST) }
  await protocol.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false })
  const { data } = await protocol.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
    clip: { x: 0, y: 0, ...size, scale: 1 },
  })
  await protocol.send('Emulation.clearDeviceMetricsOverride')
  await protocol.detach()
  await writeFile(file, Buffer.from(data, 'base64'))
}
