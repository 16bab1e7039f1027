import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'

/** Gives the page the scripts of another build of it, in `folder`; the document, its headers and the station stay as they are. */
export async function serveScripts(page: Page, folder: string): Promise<void> {
  const entry = /<script[^>]+src="\.?\/?(assets\/[^"]+)"/.exec(
    readFileSync(path.join(folder, 'index.html'), 'utf8'),
  )?.[1]
  if (entry === undefined) throw new Error(`${folder}/index.html names no script`)
  await page.route('**/assets/*.js', async (route) => {
    const asked = path.join(folder, new URL(route.request().url()).pathname)
    await route.fulfill({ path: existsSync(asked) ? asked : path.join(folder, entry), contentType: 'text/javascript' })
  })
}
