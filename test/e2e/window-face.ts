import { _electron, type ElectronApplication } from '@playwright/test'
import type { Face } from './face.ts'

export interface WindowFace extends Face {
  readonly app: ElectronApplication
}

/** How long each attempt has: the first finds a program that hangs, the last is for a machine with too much to do. */
const ATTEMPTS_MS = [20_000, 60_000, 240_000] as const

/** Playwright takes hold of a program that is starting already, and now and then its window comes in between. */
async function launch(dataFolder: string): Promise<ElectronApplication> {
  const executablePath = process.env['PRESTAGE_ELECTRON']
  let problem: unknown
  for (const timeout of ATTEMPTS_MS) {
    try {
      return await _electron.launch({
        ...(executablePath === undefined ? {} : { executablePath }),
        args: ['--no-sandbox', '--disable-gpu', '--lang=en-US'],
        env: { ...ownEnvironment(), PRESTAGE_NODE: process.execPath, PRESTAGE_DATA: dataFolder, LANG: 'en_US.UTF-8' },
        timeout,
      })
    } catch (error) {
      problem = error
    }
  }
  throw problem
}

/** Opens the real window. The system's dialog is the one part of it that no test can see, so its answer is given. */
export async function openWindow(dataFolder: string): Promise<WindowFace> {
  const app = await launch(dataFolder)
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

/** Whether the program keeps the computer from sleeping. */
export function isKeptAwake({ app }: WindowFace): Promise<boolean> {
  return app.evaluate(({ powerSaveBlocker }) =>
    Array.from({ length: 16 }, (_, id) => id).some((id) => powerSaveBlocker.isStarted(id)),
  )
}

/** Answers the shell's questions with the button of this number, and gathers what they said. */
export async function answerQuestions({ app }: WindowFace, response: number): Promise<void> {
  await app.evaluate(({ dialog }, button) => {
    const asked: unknown[] = []
    Reflect.set(globalThis, 'asked', asked)
    dialog.showMessageBox = (...args: readonly unknown[]) => {
      asked.push(args.at(-1))
      return Promise.resolve({ response: button, checkboxChecked: false })
    }
  }, response)
}

export function questionsOf({ app }: WindowFace): Promise<readonly unknown[]> {
  return app.evaluate(() => Reflect.get(globalThis, 'asked'))
}

/** Kills the process that main has started for the station, as a crash or the system would. */
export async function killStation({ app }: WindowFace): Promise<void> {
  await app.evaluate(() => {
    const handles: unknown = Reflect.get(process, '_getActiveHandles').call(process)
    for (const handle of Array.isArray(handles) ? handles : [])
      if (handle?.constructor?.name === 'ChildProcess') handle.kill('SIGKILL')
  })
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
