import { closeSync, constants, openSync, readSync } from 'node:fs'
import { inCall } from '../threads/file-calls.ts'

/** Offsets, lengths and memory of reads past the cache are multiples of this; no disk has larger sectors. */
const ALIGNMENT = 4096
const WASM_PAGE_BYTES = 65_536
/** What Windows' files are opened with for the same: FILE_FLAG_NO_BUFFERING, as libuv names it (UV_FS_O_DIRECT). */
const WINDOWS_DIRECT = 0x0200_0000

/** A file that is read from the disk itself where the system allows it. */
export interface DirectFile {
  /** `length` bytes from `offset`, fewer at the end of the file; at most what it was opened for; valid until the thread reads next. */
  read(offset: number, length: number): Uint8Array
  /** Whether every byte so far came past the system's cache. */
  isDirect(): boolean
  close(): void
}

/** This thread's memory for such reads. It begins at a page, which no other memory that Node hands out does for certain. */
let ownMemory = new Uint8Array(0)

/** Opens for reads of up to `mostBytes`. Throws the system's error. */
export function openDirect(path: string, mostBytes: number): DirectFile {
  const memory = pagedMemory(mostBytes + 2 * ALIGNMENT)
  let { file, isDirect } = open(path)
  const fill = (offset: number, length: number): number => {
    for (let done = 0; ; ) {
      const count = inCall('target', () => readSync(file, memory, done, length - done, offset + done))
      done += count
      // A read that stops inside a block has met the end of the file.
      if (count === 0 || done === length || (isDirect && done % ALIGNMENT !== 0)) return done
    }
  }
  const readPast = (offset: number, length: number): number => {
    try {
      return fill(offset, length)
    } catch (error) {
      if (!isDirect || !isRefusal(error)) throw error
      // Some file systems take the flag on opening and refuse the read.
      inCall('target', () => closeSync(file))
      file = openCached(path)
      isDirect = false
      return fill(offset, length)
    }
  }
  return {
    read(offset, length) {
      const start = Math.floor(offset / ALIGNMENT) * ALIGNMENT
      const count = readPast(start, Math.ceil((offset + length - start) / ALIGNMENT) * ALIGNMENT)
      return memory.subarray(offset - start, Math.max(offset - start, Math.min(count, offset + length - start)))
    },
    isDirect: () => isDirect,
    close: () => inCall('target', () => closeSync(file)),
  }
}

function pagedMemory(bytes: number): Uint8Array {
  if (ownMemory.length < bytes)
    ownMemory = new Uint8Array(new WebAssembly.Memory({ initial: Math.ceil(bytes / WASM_PAGE_BYTES) }).buffer)
  return ownMemory
}

function open(path: string): { file: number; isDirect: boolean } {
  const flag = process.platform === 'win32' ? WINDOWS_DIRECT : constants.O_DIRECT
  if (flag === undefined) return { file: openCached(path), isDirect: false }
  try {
    return { file: inCall('target', () => openSync(path, constants.O_RDONLY | flag)), isDirect: true }
  } catch (error) {
    if (!isRefusal(error)) throw error
    return { file: openCached(path), isDirect: false }
  }
}

function openCached(path: string): number {
  return inCall('target', () => openSync(path, 'r'))
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'].includes(String(error.code))
}
