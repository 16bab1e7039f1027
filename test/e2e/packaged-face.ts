import { chromium } from '@playwright/test'
import { dropFile } from './drop-file.ts'
import type { Face } from './face.ts'
import { pageLoaded, type StartedProgram, startProgram } from './packaged-program.ts'

export interface PackagedFace extends Face {
  readonly program: StartedProgram
  close(): Promise<void>
}

/**
 * Opens the packed program. Its fuses shut Node's inspector, so nothing of its main process can be given or asked: media
 * come as the system opens them, by a second start, and targets by dropping them on the page.
 */
export async function openPackaged(
  dataFolder: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<PackagedFace> {
  const program = startProgram(dataFolder, ['--remote-debugging-port=0', ...args], environment)
  const address = /ws:\S+/.exec(await program.line(/DevTools listening on ws:/))?.[0] ?? ''
  await pageLoaded(address)
  const browser = await chromium.connectOverCDP(address)
  const page = browser.contexts()[0]?.pages()[0]
  if (page === undefined) throw new Error('the program has no page')
  await page.getByRole('heading', { name: 'Prestage' }).waitFor()
  return {
    program,
    page,
    chooseMedia: (path) => openWith(dataFolder, path),
    addTarget: (path) => dropFile(page.locator('body'), path),
    choose: () => Promise.reject(new Error('the system’s dialog cannot be answered in a packed program')),
    close: async () => {
      await browser.close()
      await program.stop()
    },
  }
}

/** The second start hands the path to the first and ends. */
async function openWith(dataFolder: string, path: string): Promise<void> {
  const second = startProgram(dataFolder, [path])
  await second.line(/$^/).catch(() => undefined)
}
