import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** A Chromium for the page's tests: PRESTAGE_CHROMIUM, or one on the PATH. */
export function findChromium(): string | undefined {
  return process.env['PRESTAGE_CHROMIUM'] ?? onPath('chromium', 'chromium-browser', 'google-chrome')
}

/** An Electron for the window's tests: PRESTAGE_ELECTRON, or the binary of the installed package when it is there. */
export function findElectron(root: string): string | undefined {
  const given = process.env['PRESTAGE_ELECTRON']
  if (given !== undefined && given !== '') return given
  try {
    const folder = path.dirname(createRequire(path.join(root, 'package.json')).resolve('electron/package.json'))
    const binary = path.join(folder, 'dist', process.platform === 'win32' ? 'electron.exe' : 'electron')
    return existsSync(binary) ? binary : undefined
  } catch {
    return undefined
  }
}

/** What a window needs to be started by: nothing where there is a display, undefined where there can be none. */
export function displayWrapper(): readonly string[] | undefined {
  if (process.platform !== 'linux' || process.env['DISPLAY']) return []
  return onPath('xvfb-run') ? ['xvfb-run', '-a'] : undefined
}

function onPath(...programs: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '')
  return programs
    .flatMap((program) => folders.map((folder) => path.join(folder, program)))
    .find((file) => existsSync(file))
}
