import { phrase } from '../../../phrase/phrase.ts'
import { ntfsFault } from '../faults.ts'
import { readIndexEntries } from '../index-entries.ts'
import { INDEX_ENTRY } from '../layout.ts'
import type { OpenMft } from '../mft-reader.ts'
import { VIEW, type ViewEntry } from '../view-index.ts'

/** Keys and data of a view index as they stand. Fault: `target-damaged` {part}. */
export function readViewEntries(volume: OpenMft, record: number, index: string): readonly ViewEntry[] {
  return readIndexEntries(volume, record, index).map((entry) => {
    const view = new DataView(entry.buffer, entry.byteOffset, entry.byteLength)
    const dataOffset = view.getUint16(VIEW.dataOffset, true)
    const dataLength = view.getUint16(VIEW.dataLength, true)
    const keyLength = view.getUint16(INDEX_ENTRY.keyLength, true)
    if (INDEX_ENTRY.key + keyLength > entry.length || dataOffset + dataLength > entry.length)
      throw ntfsFault('target-damaged', { part: phrase('index-of-record', { name: index, index: record }) })
    return {
      key: entry.slice(INDEX_ENTRY.key, INDEX_ENTRY.key + keyLength),
      data: entry.slice(dataOffset, dataOffset + dataLength),
    }
  })
}
