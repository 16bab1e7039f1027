import { textFromUtf16le } from '../../bytes/utf16.ts'
import { ntfsFault } from './faults.ts'
import { undoFixup } from './fixup.ts'
import { bodyOf, type FreshVolume, readBody, readRecord } from './fresh-volume.ts'
import {
  ATTRIBUTE,
  ENTRY_FLAG,
  FILE_NAME,
  INDEX_BLOCK,
  INDEX_ENTRY,
  INDEX_HEADER,
  INDEX_ROOT,
  SYSTEM_FILE,
} from './layout.ts'

/** An entry of the root directory as its formatter wrote it, without a pointer to a child. */
export interface RootEntry {
  readonly text: string
  readonly entry: Uint8Array
}

const INDEX = '$I30'
const CHILD_BYTES = 8

/** The file system's own files in the root directory. Fault: `target-damaged` {part}. */
export function readRootEntries(volume: FreshVolume): readonly RootEntry[] {
  const attributes = readRecord(volume, SYSTEM_FILE.root)
  const root = readBody(volume.device, volume.boot, bodyOf(attributes, ATTRIBUTE.indexRoot, INDEX), 'root directory')
  const found = entriesOf(root, INDEX_ROOT.header)
  const allocation = bodyOf(attributes, ATTRIBUTE.indexAllocation, INDEX)
  if (allocation !== undefined) {
    const blocks = readBody(volume.device, volume.boot, allocation, 'root directory')
    const size = volume.boot.indexBlockSize
    for (let at = 0; at + size <= blocks.length; at += size) {
      const block = blocks.subarray(at, at + size)
      if (String.fromCharCode(...block.subarray(0, 4)) === 'INDX' && undoFixup(block))
        found.push(...entriesOf(block, INDEX_BLOCK.header))
    }
  }
  return found
}

function entriesOf(bytes: Uint8Array, header: number): RootEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const damaged = () => ntfsFault('target-damaged', { part: 'root directory' })
  const found: RootEntry[] = []
  for (let at = header + view.getUint32(header + INDEX_HEADER.firstEntry, true); ; ) {
    if (at + INDEX_ENTRY.key > bytes.length) throw damaged()
    const length = view.getUint16(at + INDEX_ENTRY.length, true)
    const flags = view.getUint16(at + INDEX_ENTRY.flags, true)
    if ((flags & ENTRY_FLAG.last) !== 0) return found
    if (length < INDEX_ENTRY.key + FILE_NAME.name || at + length > bytes.length) throw damaged()
    const own = (flags & ENTRY_FLAG.hasChild) === 0 ? length : length - CHILD_BYTES
    const entry = bytes.slice(at, at + own)
    const nameAt = INDEX_ENTRY.key + FILE_NAME.name
    const nameBytes = (entry[INDEX_ENTRY.key + FILE_NAME.nameLength] ?? 0) * 2
    found.push({ text: textFromUtf16le(entry.subarray(nameAt, nameAt + nameBytes)), entry })
    at += length
  }
}
