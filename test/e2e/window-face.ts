import { _electron, type ElectronApplication } from '@playwright/test'
import type { Face } from './face.ts'

export interface WindowFace extends Face {
  readonly app: ElectronApplication
}

/** Opens the real window. The system's dialog is the one part of it that no test can see, so its answer is given. */
export async function openWindow(dataFolder: string): Promise<WindowFace> {
  const executablePath = process.env['PRESTAGE_ELECTRON']
  const app = await _electron.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--lang=en-US'],
    env: { ...ownEnvironment(), PRESTAGE_NODE: process.execPath, PRESTAGE_DATA: dataFolder, LANG: 'en_US.UTF-8' },
  })
  const page = await app.firstWindow()
  // The window is there before its page is drawn.
  await page.waitForLoadState('load')
  await page.getByRole('heading', { name: 'Prestage' }).waitFor()
  const choose = async (path: string, button: string) => {
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    }, path)
    await page.getByRole('button', { name: button }).click()
  }
  return {
    app,
    page,
    chooseMedia: (path) => choose(path, 'Choose media…'),
    addTarget: (path) => choose(path, 'Add target…'),
    choose: (path, { button }) => choose(path, button),
  }
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
