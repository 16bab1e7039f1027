import path from 'node:path'

const PROGRAMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  win32: 'win-unpacked/Prestage.exe',
  darwin: 'mac/Prestage.app/Contents/MacOS/Prestage',
  linux: 'linux-unpacked/prestage-desktop',
}

/** Where electron-builder leaves this platform's unpacked program. */
export function packedProgram(root: string): string {
  return path.join(root, 'dist', PROGRAMS[process.platform] ?? '')
}
