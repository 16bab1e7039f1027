import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

export interface Distribution {
  /** A folder of an unpacked Electron, or one that holds its release archives. */
  readonly folder: string
  readonly version: string
}

const PROGRAMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
}

/** The Electron to pack: the folder given, else PRESTAGE_ELECTRON_DIST, else the installed package's own. */
export function findDistribution(root: string, given: string | undefined): Distribution | undefined {
  const installed = path.dirname(createRequire(path.join(root, 'package.json')).resolve('electron/package.json'))
  const named = given ?? process.env['PRESTAGE_ELECTRON_DIST']
  const folder = named === undefined || named === '' ? path.join(installed, 'dist') : path.resolve(named)
  if (!existsSync(folder)) return undefined
  return { folder, version: versionIn(folder) ?? versionOfPackage(installed) }
}

/** A release of Electron says its version in a file; one prepared by hand is asked. */
function versionIn(folder: string): string | undefined {
  const file = path.join(folder, 'version')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim().replace(/^v/, '')
  const program = path.join(folder, PROGRAMS[process.platform] ?? 'electron')
  if (!existsSync(program)) return undefined
  const { status, stdout } = spawnSync(program, ['-p', 'process.versions.electron'], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
  return status === 0 ? stdout.trim() : undefined
}

function versionOfPackage(folder: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return version
}
