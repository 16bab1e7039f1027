import type { IndexEntries } from './index-builder.ts'
import { align8, INDEX_ENTRY } from './layout.ts'

/** Where a view index keeps the place of an entry's data, in the first bytes that a directory uses for the reference. */
export const VIEW = { dataOffset: 0, dataLength: 2 } as const

/** A key of a view index and what it leads to. */
export interface ViewEntry {
  readonly key: Uint8Array
  readonly data: Uint8Array
  /** Bytes behind the data that do not count into its length. */
  readonly tail?: Uint8Array
}

/** Entries of $SII, $SDH, $R or $O, which must be sorted already. */
export function viewEntries(list: readonly ViewEntry[]): IndexEntries {
  const keyBytes = (entry: ViewEntry) => entry.key.length
  return {
    count: list.length,
    sizeOf(index) {
      const entry = list[index]
      return entry === undefined
        ? 0
        : align8(INDEX_ENTRY.key + keyBytes(entry) + entry.data.length + (entry.tail?.length ?? 0))
    },
    write(index, into, at) {
      const entry = list[index]
      if (entry === undefined) return
      const view = new DataView(into.buffer, into.byteOffset, into.byteLength)
      view.setUint16(at + VIEW.dataOffset, INDEX_ENTRY.key + keyBytes(entry), true)
      view.setUint16(at + VIEW.dataLength, entry.data.length, true)
      view.setUint16(at + INDEX_ENTRY.keyLength, keyBytes(entry), true)
      into.set(entry.key, at + INDEX_ENTRY.key)
      into.set(entry.data, at + INDEX_ENTRY.key + keyBytes(entry))
      if (entry.tail !== undefined) into.set(entry.tail, at + INDEX_ENTRY.key + keyBytes(entry) + entry.data.length)
    },
  }
}
