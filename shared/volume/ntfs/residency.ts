import { type FileTree, STREAM_REPARSE } from '../../tree/file-tree.ts'
import { residentSize } from './attribute.ts'
import { fileNameSize, isDirectory, lacksData, textOf } from './file-name.ts'
import { align8, HEADER, INDEX_ROOT, STANDARD } from './layout.ts'
import { encodeRuns, type Run } from './runlist.ts'

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
function nonResidentSize(nameLength: number, size = 0): number {
  return align8(HEADER.nonResidentBytes + nameLength * 2) + runsBytes(size)
}

function runsBytes(size: number): number {
  return size > LARGE_STREAM ? LARGE_RUNS_BYTES : RUNS_BYTES
}

/** Whether the mapping pairs of a stream of `size` bytes fit in the room kept for them. */
export function fitsReservation(runs: readonly Run[], size: number): boolean {
  return runs.length === 1 || encodeRuns(runs).length <= runsBytes(size)
}

/** Bytes that the attributes of an inode need at least: its streams outside, its index outside. */
export function smallestSizeOf(tree: FileTree, inode: number, names: Uint32Array): number {
  let size = residentSize(0, STANDARD.bytes)
  for (const link of names) size += residentSize(0, fileNameSize(textOf(tree, link)))
  // The root directory is named "." in its own record.
  if (inode === 0) size += residentSize(0, fileNameSize('.'))
  if (tree.inodes.objectIds.has(inode)) size += residentSize(0, OBJECT_ID_BYTES)
  if (isDirectory(tree, inode)) size += LARGE_INDEX_BYTES
  if (lacksData(tree, inode)) size += residentSize(0, 0)
  for (let stream = tree.streams.start[inode] ?? 0; stream < (tree.streams.start[inode + 1] ?? 0); stream++) {
    size += smallestStreamSize(tree, stream)
  }
  return size
}

/** Marks the streams that fit in the inode's record, in their order; returns what is left of `spare` bytes. */
export function chooseResident(tree: FileTree, inode: number, spare: number, resident: Uint8Array): number {
  let left = spare
  for (let stream = tree.streams.start[inode] ?? 0; stream < (tree.streams.start[inode + 1] ?? 0); stream++) {
    const nameLength = tree.streams.nameOf(stream).length
    const more = residentSize(nameLength, storedBytes(tree, stream)) - smallestStreamSize(tree, stream)
    if (more > left) continue
    resident[stream] = 1
    left -= more
  }
  return left
}

function smallestStreamSize(tree: FileTree, stream: number): number {
  const nameLength = tree.streams.nameOf(stream).length
  const size = storedBytes(tree, stream)
  return Math.min(residentSize(nameLength, size), nonResidentSize(nameLength, size))
}

function storedBytes(tree: FileTree, stream: number): number {
  return (tree.streams.size[stream] ?? 0) + (tree.streams.kind[stream] === STREAM_REPARSE ? 8 : 0)
}
