import type { FreshVolume } from '../fresh-volume.ts'
import { SYSTEM_FILE } from '../layout.ts'
import { reference } from '../record-writer.ts'

/** Sequence numbers: the file system's own records carry their number, new ones begin at 1. */
const ROOT_SEQUENCE = 5
export const NEW_SEQUENCE = 1

type Records = Pick<FreshVolume, 'firstRecord'>

/** File record of an inode: the root has its own, the others follow each other. */
export function recordOf(volume: Records, inode: number): number {
  return inode === 0 ? SYSTEM_FILE.root : volume.firstRecord - 1 + inode
}

/** Inode of a file record, or undefined when the record is none of a tree of `count` inodes. */
export function inodeAt(volume: Records, record: number, count: number): number | undefined {
  if (record === SYSTEM_FILE.root) return 0
  const inode = record - volume.firstRecord + 1
  return inode > 0 && inode < count ? inode : undefined
}

export function sequenceOf(inode: number): number {
  return inode === 0 ? ROOT_SEQUENCE : NEW_SEQUENCE
}

export function referenceOf(volume: Records, inode: number): bigint {
  return reference(recordOf(volume, inode), sequenceOf(inode))
}
