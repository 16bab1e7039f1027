import { textFromUtf16le } from '../../bytes/utf16.ts'
import { phrase } from '../../phrase/phrase.ts'
import { ntfsFault } from './faults.ts'
import type { FreshVolume } from './fresh-volume.ts'
import { readIndexEntries } from './index-entries.ts'
import { FILE_NAME, INDEX_ENTRY, SYSTEM_FILE } from './layout.ts'

/** An entry of the root directory as its formatter wrote it, without a pointer to a child. */
export interface RootEntry {
  readonly text: string
  readonly entry: Uint8Array
}

/** The file system's own files in the root directory. Fault: `target-damaged` {part}. */
export function readRootEntries(volume: FreshVolume): readonly RootEntry[] {
  return readIndexEntries(volume, SYSTEM_FILE.root, '$I30').flatMap((entry) => {
    const view = new DataView(entry.buffer, entry.byteOffset, entry.byteLength)
    const nameAt = INDEX_ENTRY.key + FILE_NAME.name
    if (entry.length < nameAt) throw ntfsFault('target-damaged', { part: phrase('root-directory') })
    const record = view.getUint32(INDEX_ENTRY.reference, true)
    // Housekeeping folders of Windows are dropped with their files.
    if (record >= SYSTEM_FILE.firstUser) return []
    const nameBytes = (entry[INDEX_ENTRY.key + FILE_NAME.nameLength] ?? 0) * 2
    return [{ text: textFromUtf16le(entry.subarray(nameAt, nameAt + nameBytes)), entry }]
  })
}
