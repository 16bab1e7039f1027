import path from 'node:path'

const PROGRAMS: Readonly<Partial<Record<NodeJS.Platform, (arch: string) => string>>> = {
  win32: (arch) => `win${arch}-unpacked/Prestage.exe`,
  darwin: (arch) => `mac${arch}/Prestage.app/Contents/MacOS/Prestage`,
  linux: (arch) => `linux${arch}-unpacked/prestage-desktop`,
}

/** Where electron-builder leaves this platform's unpacked program. */
export function packedProgram(root: string): string {
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`
  return path.join(root, 'dist', PROGRAMS[process.platform]?.(arch) ?? '')
}
