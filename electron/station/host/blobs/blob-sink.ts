import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'

/** A file that content is written to. Both may do less than asked; errors carry the system's code. */
export interface BlobSink {
  write(bytes: Uint8Array, from: number, length: number, at: number): number
  read(into: Uint8Array, from: number, length: number, at: number): number
  /** Waits until everything written lies on the disk. */
  flush(): void
  close(): void
}

export function openSink(path: string): BlobSink {
  const file = openSync(path, 'r+')
  return {
    write: (bytes, from, length, at) => writeSync(file, bytes, from, length, at),
    read: (into, from, length, at) => readSync(file, into, from, length, at),
    flush: () => fsyncSync(file),
    close: () => closeSync(file),
  }
}
