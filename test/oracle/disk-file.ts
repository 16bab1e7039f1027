import { closeSync, fstatSync, openSync, readSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import type { DiskFile } from '../../shared/disk/virtual-disk.ts'

export interface OpenDiskFile extends DiskFile {
  close(): void
}

/** A container's file, growing with writes past its end. */
export function openDiskFile(path: string): OpenDiskFile {
  const descriptor = openSync(path, 'r+')
  return {
    get size() {
      return fstatSync(descriptor).size
    },
    readAt: (offset, into) => readSync(descriptor, into, 0, into.length, offset),
    writeAt: (offset, bytes) => {
      writeSync(descriptor, bytes, 0, bytes.length, offset)
    },
    close: () => closeSync(descriptor),
  }
}

export function withDiskFile<Value>(path: string, act: (file: DiskFile) => Value): Value {
  const file = openDiskFile(path)
  try {
    return act(file)
  } finally {
    file.close()
  }
}

/** A new file of so many zeros, none of which takes room. */
export function makeSparseFile(path: string, bytes: number): void {
  writeFileSync(path, '', { flag: 'wx' })
  truncateSync(path, bytes)
}
