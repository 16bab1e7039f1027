import { closeSync, openSync, writeSync } from 'node:fs'

/** Writes bytes into the middle of a file. */
export function patchFile(path: string, offset: number, bytes: Uint8Array): void {
  const file = openSync(path, 'r+')
  writeSync(file, bytes, 0, bytes.length, offset)
  closeSync(file)
}
