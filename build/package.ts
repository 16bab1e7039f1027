import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { build, Platform } from 'electron-builder'
import { configuration } from './package/configuration.ts'
import { findDistribution } from './package/electron-distribution.ts'
import { fuseProblems } from './package/fuses.ts'
import { packedProgram } from './package/packed.ts'
import { stage } from './package/stage.ts'

/**
 * `npm run package`: an unpacked application in `dist`; with `--installers`, this platform's packages beside it.
 * Needs an Electron distribution (`--electron-dist`, PRESTAGE_ELECTRON_DIST, or that of the installed package); it
 * downloads nothing by itself. The fuses are read back from the program that was packed.
 */
const ROOT = path.join(import.meta.dirname, '..')
const PLATFORMS: Readonly<Partial<Record<NodeJS.Platform, Platform>>> = {
  win32: Platform.WINDOWS,
  darwin: Platform.MAC,
  linux: Platform.LINUX,
}

const { values } = parseArgs({
  options: { 'electron-dist': { type: 'string' }, installers: { type: 'boolean', default: false } },
})
const problems = await packageProgram(values['electron-dist'], values.installers)
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1

async function packageProgram(electronDist: string | undefined, installers: boolean): Promise<readonly string[]> {
  const platform = PLATFORMS[process.platform]
  if (platform === undefined) return [`There is no package for ${process.platform}.`]
  const distribution = findDistribution(ROOT, electronDist)
  if (distribution === undefined) {
    return ['No Electron is here to pack: name the folder of one with --electron-dist DIR or PRESTAGE_ELECTRON_DIST.']
  }
  if (!existsSync(path.join(ROOT, 'out/cli/prestage.js'))) return ['Nothing is built yet: npm run build.']

  const staged = stage(ROOT, { program: process.execPath, platform: process.platform, arch: process.arch })
  await build({
    projectDir: ROOT,
    targets: platform.createTarget(installers ? null : 'dir'),
    config: {
      ...configuration(ROOT, staged, distribution, process.platform),
      afterExtract: ({ appOutDir }) => removeForeignApps(appOutDir),
    },
  })
  const program = packedProgram(ROOT)
  console.log(`Electron ${distribution.version}, packed as ${program}`)
  return fuseProblems(program, process.platform)
}

/** A distribution carries Electron's own greeting, and one in use perhaps an application, which must not be shipped. */
async function removeForeignApps(folder: string): Promise<void> {
  for (const resources of ['resources', 'Electron.app/Contents/Resources'])
    for (const name of ['app', 'app.asar', 'default_app.asar'])
      await rm(path.join(folder, resources, name), { recursive: true, force: true })
}
