import { bytesToHex } from '../../../bytes/hex.ts'
import type { FileTree } from '../../../tree/file-tree.ts'
import type { FreshVolume } from '../fresh-volume.ts'
import { SYSTEM_FILE } from '../layout.ts'
import type { ViewEntry } from '../view-index.ts'
import { recordOf, referenceOf } from './record-numbers.ts'
import { readViewEntries } from './view-reader.ts'

/** Key of `$Extend\$Reparse` (NTFS documentation, "$Reparse"): the tag, then the file's reference. */
const REPARSE_KEY = { tag: 0, reference: 4, bytes: 12 } as const
const OBJECT_ID_BYTES = 16
/** Data of `$Extend\$ObjId`: the file's reference, then three birth ids, which a tree does not tell. */
const OBJECT_ID_DATA = { reference: 0, bytes: 56 } as const

/** All entries of `$Extend\$Reparse` after populating, in order. */
export function reparseEntries(volume: FreshVolume, tree: FileTree, record: number): readonly ViewEntry[] {
  const entries = readViewEntries(volume, record, '$R').filter(
    ({ key }) => key.length === REPARSE_KEY.bytes && stays(volume, key, REPARSE_KEY.reference),
  )
  const added: ViewEntry[] = []
  for (let inode = 0; inode < tree.inodes.count; inode++) {
    const tag = tree.inodes.reparseTag[inode] ?? 0
    if (tag === 0) continue
    const key = new Uint8Array(REPARSE_KEY.bytes)
    const view = new DataView(key.buffer)
    view.setUint32(REPARSE_KEY.tag, tag, true)
    view.setBigUint64(REPARSE_KEY.reference, referenceOf(volume, inode), true)
    added.push({ key, data: new Uint8Array(0) })
  }
  return sortByWords([...entries, ...added])
}

/** Entries of `$Extend\$ObjId` that stay when the volume is populated. */
function keptObjectIds(volume: FreshVolume): readonly ViewEntry[] {
  if (volume.objectIdIndex === undefined) return []
  return readViewEntries(volume, volume.objectIdIndex, '$O').filter(
    ({ key, data }) =>
      key.length === OBJECT_ID_BYTES && data.length >= 8 && stays(volume, data, OBJECT_ID_DATA.reference),
  )
}

/**
 * Object ids that the tree's files get, by inode. An id is one file's on a volume: of several the first inode keeps it and the
 * others get none, as when wimlib or Windows restore an id that is taken. A volume without the index gets none at all.
 */
export function uniqueObjectIds(volume: FreshVolume, tree: FileTree): ReadonlyMap<number, Uint8Array> {
  if (volume.objectIdIndex === undefined) return new Map()
  const taken = new Set(keptObjectIds(volume).map(({ key }) => bytesToHex(key)))
  const ids = new Map<number, Uint8Array>()
  for (const inode of [...tree.inodes.objectIds.keys()].sort((a, b) => a - b)) {
    const id = tree.inodes.objectIds.get(inode)
    if (id === undefined || taken.has(bytesToHex(id))) continue
    taken.add(bytesToHex(id))
    ids.set(inode, id)
  }
  return ids
}

/** All entries of `$Extend\$ObjId` after populating, in order. */
export function objectIdEntries(volume: FreshVolume, ids: ReadonlyMap<number, Uint8Array>): readonly ViewEntry[] {
  const added = [...ids].map(([inode, key]) => {
    const data = new Uint8Array(OBJECT_ID_DATA.bytes)
    new DataView(data.buffer).setBigUint64(OBJECT_ID_DATA.reference, referenceOf(volume, inode), true)
    return { key, data }
  })
  return sortByWords([...keptObjectIds(volume), ...added])
}

/** Whether the file that `bytes` refer to is still the same afterwards: one of the file system's, but not the root. */
function stays(volume: FreshVolume, bytes: Uint8Array, at: number): boolean {
  const record = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true)
  return record < recordOf(volume, 1) && record !== SYSTEM_FILE.root && !volume.housekeeping.includes(record)
}

/** COLLATION_NTOFS_ULONGS: 32-bit words, one after the other. */
function sortByWords(entries: ViewEntry[]): readonly ViewEntry[] {
  const keyed = entries.map((entry) => ({ entry, words: new Uint32Array(entry.key.slice().buffer) }))
  keyed.sort((a, b) => {
    for (let i = 0; i < a.words.length; i++) {
      const difference = (a.words[i] ?? 0) - (b.words[i] ?? 0)
      if (difference !== 0) return difference
    }
    return 0
  })
  return keyed.map(({ entry }) => entry)
}
