import type { Locator } from '@playwright/test'

/** Drops a file on this place of the page by hand, as the browser sees it. */
export async function dropFile(place: Locator, path: string): Promise<void> {
  const page = place.page()
  const box = await place.boundingBox()
  if (box === null) throw new Error('what is dropped on is not shown')
  const client = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await client.send('Input.dispatchDragEvent', { type, x: box.x + box.width / 2, y: box.y + box.height / 2, data })
  await client.detach()
}
