import { type FileTree, STREAM_REPARSE } from '../../../tree/file-tree.ts'
import { headerBytes, residentSize } from '../attribute.ts'
import { EA_INFORMATION_BYTES } from '../extended-attributes.ts'
import { fileNameSize, isDirectory, lacksData, textOf } from '../file-name.ts'
import { align8, INDEX_ROOT, STANDARD } from '../layout.ts'

/** Room kept for the mapping pairs of a stream in several pieces: large ones are cut by more of the files in between. */
const RUNS_BYTES = 32
const LARGE_RUNS_BYTES = 160
const LARGE_STREAM = 4 << 20
const OBJECT_ID_BYTES = 16
const INDEX_NAME_LENGTH = 4
/** A directory's index when it does not fit in its record: root with one child, allocation, bitmap. */
const LARGE_INDEX_BYTES =
  residentSize(INDEX_NAME_LENGTH, INDEX_ROOT.bytes + 24) +
  nonResidentSize(INDEX_NAME_LENGTH) +
  residentSize(INDEX_NAME_LENGTH, 64)

/** What a directory whose entries stay in its record has more room for: no child, no allocation, no bitmap. */
export const SMALL_INDEX_GAIN = LARGE_INDEX_BYTES - residentSize(INDEX_NAME_LENGTH, INDEX_ROOT.bytes)

/** Bytes of a non-resident attribute with room for a few runs. */
function nonResidentSize(nameLength: number, size = 0, isSparse = false): number {
  return align8(headerBytes(isSparse) + nameLength * 2) + (size > LARGE_STREAM ? LARGE_RUNS_BYTES : RUNS_BYTES)
}

/** Bytes that the attributes of an inode need at least: its streams outside, its index outside. */
export function smallestSizeOf(tree: FileTree, inode: number, names: Uint32Array, sparse: Uint8Array): number {
  let size = residentSize(0, STANDARD.bytes)
  for (const link of names) size += residentSize(0, fileNameSize(textOf(tree, link)))
  // The root directory is named "." in its own record.
  if (inode === 0) size += residentSize(0, fileNameSize('.'))
  if (tree.inodes.objectIds.has(inode)) size += residentSize(0, OBJECT_ID_BYTES)
  size += extendedAttributesSize(tree.inodes.extendedAttributes.get(inode))
  if (isDirectory(tree, inode)) size += LARGE_INDEX_BYTES
  if (lacksData(tree, inode)) size += residentSize(0, 0)
  for (let stream = tree.streams.start[inode] ?? 0; stream < (tree.streams.start[inode + 1] ?? 0); stream++) {
    size += smallestStreamSize(tree, stream, sparse)
  }
  return size
}

/** Extended attributes up to this size stay in the record, as they are mostly a few dozen bytes. */
const MOST_RESIDENT_EA = 256

export function isResidentEa(list: Uint8Array): boolean {
  return list.length <= MOST_RESIDENT_EA
}

function extendedAttributesSize(list: Uint8Array | undefined): number {
  if (list === undefined) return 0
  return (
    residentSize(0, EA_INFORMATION_BYTES) + (isResidentEa(list) ? residentSize(0, list.length) : nonResidentSize(0))
  )
}

/** Marks the streams that fit in the inode's record, in their order; returns what is left of `spare` bytes. */
export function chooseResident(
  tree: FileTree,
  inode: number,
  spare: number,
  sparse: Uint8Array,
  resident: Uint8Array,
): number {
  let left = spare
  for (let stream = tree.streams.start[inode] ?? 0; stream < (tree.streams.start[inode + 1] ?? 0); stream++) {
    if (sparse[stream] === 1) continue
    const nameLength = tree.streams.nameOf(stream).length
    const more = residentSize(nameLength, storedBytes(tree, stream)) - smallestStreamSize(tree, stream, sparse)
    if (more > left) continue
    resident[stream] = 1
    left -= more
  }
  return left
}

function smallestStreamSize(tree: FileTree, stream: number, sparse: Uint8Array): number {
  const nameLength = tree.streams.nameOf(stream).length
  const size = storedBytes(tree, stream)
  if (sparse[stream] === 1) return nonResidentSize(nameLength, size, true)
  return Math.min(residentSize(nameLength, size), nonResidentSize(nameLength, size))
}

/** Bytes of a stream as NTFS stores it: reparse data gets its 8-byte header back. */
export function storedBytes(tree: FileTree, stream: number): number {
  return (tree.streams.size[stream] ?? 0) + (tree.streams.kind[stream] === STREAM_REPARSE ? 8 : 0)
}
