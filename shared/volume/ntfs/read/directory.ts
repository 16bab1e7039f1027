import { textFromUtf16le } from '../../../bytes/utf16.ts'
import { phrase } from '../../../phrase/phrase.ts'
import { undoFixup } from '../fixup.ts'
import {
  ATTRIBUTE,
  COLLATION,
  ENTRY_FLAG,
  FILE_NAME,
  FIXUP_SECTOR,
  INDEX_BLOCK,
  INDEX_ENTRY,
  INDEX_HEADER,
  INDEX_ROOT,
} from '../layout.ts'
import { compareFolded } from '../upcase.ts'
import { damaged } from './damaged.ts'
import { findAttribute, type NtfsFile } from './file.ts'
import { type Reference, referenceAt } from './mft.ts'
import type { NtfsReader } from './open.ts'
import { readFromRuns, readValue } from './run-reader.ts'

export interface DirectoryEntry {
  readonly name: string
  readonly namespace: number
  readonly reference: Reference
}

const INDEX = '$I30'
const CHILD_BYTES = 8
/** A tree of so many levels would hold more names than a volume has records. */
const MOST_LEVELS = 32
/** One bit for each block of a directory of 64 GiB. */
const LARGEST_BITMAP = 2 << 20

/** Reads blocks of one directory's index; each may be met once. */
type BlockReader = (vcn: number) => Uint8Array

/**
 * Entries of a directory in the order of its index, found by going down the tree: what is not in its place, where a
 * search would look for it, is a fault. Fault: `target-damaged` {part}.
 */
export function readDirectory(reader: NtfsReader, file: NtfsFile): readonly DirectoryEntry[] {
  const isWrong = () => damaged(phrase('directory-record', { index: file.number }))
  const root = findAttribute(file, ATTRIBUTE.indexRoot, INDEX)?.body
  if (root?.kind !== 'resident' || !isNameIndex(root.value, reader.boot.indexBlockSize)) throw isWrong()
  const readBlock = blockReader(reader, file)
  const found: DirectoryEntry[] = []

  const walkNode = (bytes: Uint8Array, header: number, level: number) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const end = header + view.getUint32(header + INDEX_HEADER.usedBytes, true)
    if (end > bytes.length || level > MOST_LEVELS) throw isWrong()
    for (let at = header + view.getUint32(header + INDEX_HEADER.firstEntry, true); ; ) {
      if (at + INDEX_ENTRY.key > end) throw isWrong()
      const length = view.getUint16(at + INDEX_ENTRY.length, true)
      const flags = view.getUint16(at + INDEX_ENTRY.flags, true)
      const child = (flags & ENTRY_FLAG.hasChild) === 0 ? 0 : CHILD_BYTES
      if (length < INDEX_ENTRY.key + child || at + length > end) throw isWrong()
      if (child > 0) {
        const vcn = Number(view.getBigUint64(at + length - CHILD_BYTES, true))
        walkNode(readBlock(vcn), INDEX_BLOCK.header, level + 1)
      }
      if ((flags & ENTRY_FLAG.last) !== 0) return
      const entry = entryAt(bytes.subarray(at, at + length - child), file)
      if (entry === undefined) throw isWrong()
      found.push(entry)
      at += length
    }
  }
  walkNode(root.value, INDEX_ROOT.header, 0)
  for (let i = 1; i < found.length; i++) {
    if (!isBefore(reader, found[i - 1]?.name ?? '', found[i]?.name ?? '')) throw isWrong()
  }
  return found
}

function isNameIndex(value: Uint8Array, blockSize: number): boolean {
  if (value.length < INDEX_ROOT.bytes) return false
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength)
  return (
    view.getUint32(INDEX_ROOT.attributeType, true) === ATTRIBUTE.fileName &&
    view.getUint32(INDEX_ROOT.collation, true) === COLLATION.fileName &&
    view.getUint32(INDEX_ROOT.blockSize, true) === blockSize
  )
}

function blockReader(reader: NtfsReader, file: NtfsFile): BlockReader {
  const { clusterSize, indexBlockSize } = reader.boot
  const allocation = findAttribute(file, ATTRIBUTE.indexAllocation, INDEX)?.body
  const bitmap = findAttribute(file, ATTRIBUTE.bitmap, INDEX)
  const inUse = bitmap && readValue(reader, bitmap.body, LARGEST_BITMAP)
  // Blocks are numbered in clusters, or in units of 512 bytes when a cluster is larger than a block.
  const step = indexBlockSize / (clusterSize <= indexBlockSize ? clusterSize : FIXUP_SECTOR)
  const seen = new Set<number>()
  return (vcn) => {
    const number = vcn / step
    const isMarked = ((inUse?.[number >>> 3] ?? 0) & (1 << (number & 7))) !== 0
    const block = new Uint8Array(indexBlockSize)
    const isThere =
      allocation?.kind === 'non-resident' &&
      Number.isSafeInteger(number) &&
      isMarked &&
      !seen.has(vcn) &&
      readFromRuns(reader, allocation.runs, number * indexBlockSize, block) &&
      String.fromCharCode(...block.subarray(0, 4)) === 'INDX' &&
      undoFixup(block) &&
      Number(new DataView(block.buffer).getBigUint64(INDEX_BLOCK.vcn, true)) === vcn
    if (!isThere) throw damaged(phrase('directory-record', { index: file.number }))
    seen.add(vcn)
    return block
  }
}

/** Undefined for what is no entry, or none of this directory. */
function entryAt(entry: Uint8Array, directory: NtfsFile): DirectoryEntry | undefined {
  const key = entry.subarray(INDEX_ENTRY.key)
  if (key.length < FILE_NAME.name) return undefined
  const view = new DataView(entry.buffer, entry.byteOffset, entry.byteLength)
  const parent = referenceAt(view, INDEX_ENTRY.key + FILE_NAME.parent)
  if (parent.record !== directory.number || parent.sequence !== directory.sequence) return undefined
  const nameBytes = (key[FILE_NAME.nameLength] ?? 0) * 2
  if (nameBytes === 0 || FILE_NAME.name + nameBytes > key.length) return undefined
  return {
    name: textFromUtf16le(key.subarray(FILE_NAME.name, FILE_NAME.name + nameBytes)),
    namespace: key[FILE_NAME.namespace] ?? 0,
    reference: referenceAt(view, INDEX_ENTRY.reference),
  }
}

/** Names that differ in letter case alone may stand in either order; the same name twice may not. */
function isBefore(reader: NtfsReader, first: string, second: string): boolean {
  const order = compareFolded(reader.upcase, first, second)
  return order < 0 || (order === 0 && first !== second)
}
