import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

interface Fuse {
  readonly option: FuseV1Options
  /** Its name in electron-builder's `electronFuses`. */
  readonly name: string
  readonly on: boolean
}

/** Electron checks the archive's digests on these; elsewhere the fuse does nothing. */
const CHECKS_ARCHIVE: readonly NodeJS.Platform[] = ['win32', 'darwin']

/** How Electron is set for good, in its binary (docs/decisions/0015). */
function fusesOf(platform: NodeJS.Platform): readonly Fuse[] {
  return [
    { option: FuseV1Options.RunAsNode, name: 'runAsNode', on: false },
    { option: FuseV1Options.EnableCookieEncryption, name: 'enableCookieEncryption', on: true },
    {
      option: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      name: 'enableNodeOptionsEnvironmentVariable',
      on: false,
    },
    { option: FuseV1Options.EnableNodeCliInspectArguments, name: 'enableNodeCliInspectArguments', on: false },
    {
      option: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      name: 'enableEmbeddedAsarIntegrityValidation',
      on: CHECKS_ARCHIVE.includes(platform),
    },
    { option: FuseV1Options.OnlyLoadAppFromAsar, name: 'onlyLoadAppFromAsar', on: true },
    {
      option: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      name: 'loadBrowserProcessSpecificV8Snapshot',
      on: false,
    },
    { option: FuseV1Options.GrantFileProtocolExtraPrivileges, name: 'grantFileProtocolExtraPrivileges', on: false },
  ]
}

/** The same for electron-builder, which sets them just before signing. */
export function fuseConfiguration(platform: NodeJS.Platform): Readonly<Record<string, boolean>> {
  return Object.fromEntries(fusesOf(platform).map(({ name, on }) => [name, on]))
}

/** The fuses in a binary of Electron are characters. */
const ON = '1'
const OFF = '0'

/** Reads the fuses back from a packed program; each that differs, or is not there, is a sentence. */
export async function fuseProblems(program: string, platform: NodeJS.Platform): Promise<readonly string[]> {
  const wire = await getCurrentFuseWire(program)
  return fusesOf(platform)
    .filter(({ option, on }) => String.fromCharCode(Number(wire[option])) !== (on ? ON : OFF))
    .map(({ name, on }) => `the fuse ${name} is not ${on ? 'on' : 'off'}`)
}
