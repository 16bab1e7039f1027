import { type Browser, chromium, type Page } from '@playwright/test'
import { type Serving, serving } from './cli.ts'
import type { Face, FileWords } from './face.ts'

export interface BrowserFace extends Face {
  readonly server: Serving
  close(): Promise<void>
}

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
]

/** Opens the page in a browser from `prestage serve`, with the one-time address that it prints. */
export async function openBrowser(
  dataFolder: string,
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<BrowserFace> {
  const server = await serving(dataFolder, 'serve', '--port', '0')
  const browser = await chromium.launch({
    executablePath: process.env['PRESTAGE_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ARGUMENTS,
  })
  const page = await newPage(browser)
  await prepare(page)
  await page.goto(server.url)
  const choose = async (path: string, { field, action }: Omit<FileWords, 'button'>) => {
    await page.getByLabel(field).fill(path)
    await page.getByRole('button', { name: action, exact: true }).click()
  }
  return {
    server,
    page,
    chooseMedia: (path) => choose(path, { field: 'Path of the media file', action: 'Open' }),
    addTarget: (path) => choose(path, { field: 'Path of the target image', action: 'Add' }),
    choose,
    close: async () => {
      await browser.close()
      await server.stop()
    },
  }
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-US' })
  return context.newPage()
}
