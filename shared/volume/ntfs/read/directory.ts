import { textFromUtf16le } from '../../../bytes/utf16.ts'
import { ntfsFault } from '../faults.ts'
import { undoFixup } from '../fixup.ts'
import { vcnStep } from '../index-builder.ts'
import { ATTRIBUTE, ENTRY_FLAG, FILE_NAME, INDEX_BLOCK, INDEX_ENTRY, INDEX_HEADER, INDEX_ROOT } from '../layout.ts'
import { compareFolded } from '../upcase.ts'
import type { NtfsFile, NtfsReader } from './open.ts'
import { readFromRuns } from './run-reader.ts'

export interface DirectoryEntry {
  readonly name: string
  readonly namespace: number
  readonly record: number
  readonly sequence: number
}

const INDEX = '$I30'
const CHILD_BYTES = 8

/**
 * Entries of a directory in the order of its index, found by going down the tree: what is not in its place, where a
 * search would look for it, is a fault. Fault: `target-damaged` {part}.
 */
export function readDirectory(reader: NtfsReader, file: NtfsFile): readonly DirectoryEntry[] {
  const damaged = () => ntfsFault('target-damaged', { part: `directory ${file.number}` })
  const root = file.attributes.find((attribute) => attribute.type === ATTRIBUTE.indexRoot && attribute.name === INDEX)
  const allocation = file.attributes.find(
    (attribute) => attribute.type === ATTRIBUTE.indexAllocation && attribute.name === INDEX,
  )
  if (root?.body.kind !== 'resident') throw damaged()
  const blockSize = reader.boot.indexBlockSize
  const step = vcnStep(blockSize, reader.boot.clusterSize)
  const seen = new Set<number>()
  const found: DirectoryEntry[] = []

  const walkBlock = (vcn: number) => {
    if (allocation?.body.kind !== 'non-resident' || seen.has(vcn) || vcn % step !== 0) throw damaged()
    seen.add(vcn)
    const block = new Uint8Array(blockSize)
    const isThere =
      readFromRuns(reader, allocation.body.runs, (vcn / step) * blockSize, block) &&
      String.fromCharCode(...block.subarray(0, 4)) === 'INDX' &&
      undoFixup(block)
    if (!isThere) throw damaged()
    walkNode(block, INDEX_BLOCK.header)
  }
  const walkNode = (bytes: Uint8Array, header: number) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let at = header + view.getUint32(header + INDEX_HEADER.firstEntry, true); ; ) {
      if (at + INDEX_ENTRY.key > bytes.length) throw damaged()
      const length = view.getUint16(at + INDEX_ENTRY.length, true)
      const flags = view.getUint16(at + INDEX_ENTRY.flags, true)
      if (length < INDEX_ENTRY.key || at + length > bytes.length) throw damaged()
      if ((flags & ENTRY_FLAG.hasChild) !== 0) walkBlock(Number(view.getBigUint64(at + length - CHILD_BYTES, true)))
      if ((flags & ENTRY_FLAG.last) !== 0) return
      found.push(entryAt(view, bytes, at))
      at += length
    }
  }
  walkNode(root.body.value, INDEX_ROOT.header)
  for (let i = 1; i < found.length; i++) {
    if (compareFolded(reader.upcase, found[i - 1]?.name ?? '', found[i]?.name ?? '') > 0) throw damaged()
  }
  return found
}

function entryAt(view: DataView, bytes: Uint8Array, at: number): DirectoryEntry {
  const key = at + INDEX_ENTRY.key
  const reference = view.getBigUint64(at + INDEX_ENTRY.reference, true)
  const nameBytes = view.getUint8(key + FILE_NAME.nameLength) * 2
  return {
    name: textFromUtf16le(bytes.subarray(key + FILE_NAME.name, key + FILE_NAME.name + nameBytes)),
    namespace: view.getUint8(key + FILE_NAME.namespace),
    record: Number(reference & 0xffffffffffffn),
    sequence: Number(reference >> 48n),
  }
}
