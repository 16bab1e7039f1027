import type { ByteSink } from '../../bytes/byte-source.ts'

/** Bytes that a run wrote besides file content, remembered by digest so that they can be read back and compared. */
export interface WrittenLog {
  write(offset: number, bytes: Uint8Array): void
  readonly entries: readonly WrittenEntry[]
  readonly bytes: number
}

export interface WrittenEntry {
  /** Byte of the disk. */
  readonly offset: number
  readonly length: number
  readonly sha1: Uint8Array
}

/** Writes through to the target. A later write over an earlier one would make the earlier digest wrong: plans never do that. */
export function logWrites(disk: ByteSink, sha1: (...parts: readonly Uint8Array[]) => Uint8Array): WrittenLog {
  const entries: WrittenEntry[] = []
  let total = 0
  return {
    entries,
    get bytes() {
      return total
    },
    write(offset, bytes) {
      disk.writeAt(offset, bytes)
      entries.push({ offset, length: bytes.length, sha1: sha1(bytes) })
      total += bytes.length
    },
  }
}
