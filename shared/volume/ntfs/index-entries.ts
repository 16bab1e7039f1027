import type { Fact } from '../../phrase/fact.ts'
import { phrase } from '../../phrase/phrase.ts'
import { ntfsFault } from './faults.ts'
import { undoFixup } from './fixup.ts'
import { ATTRIBUTE, ENTRY_FLAG, INDEX_BLOCK, INDEX_ENTRY, INDEX_HEADER, INDEX_ROOT } from './layout.ts'
import { bodyOf, type OpenMft, readBody, readRecord } from './mft-reader.ts'

const CHILD_BYTES = 8

/** Entries of an index as they stand, each without its pointer to a child, in no order. Fault: `target-damaged` {part}. */
export function readIndexEntries(volume: OpenMft, record: number, index: string): readonly Uint8Array[] {
  const part = phrase('index-of-record', { name: index, index: record })
  const attributes = readRecord(volume, record)
  const root = readBody(volume.device, volume.boot, bodyOf(attributes, ATTRIBUTE.indexRoot, index), part)
  const found = entriesOf(root, INDEX_ROOT.header, part)
  const allocation = bodyOf(attributes, ATTRIBUTE.indexAllocation, index)
  if (allocation === undefined) return found
  const bitmap = readBody(volume.device, volume.boot, bodyOf(attributes, ATTRIBUTE.bitmap, index), part)
  const blocks = readBody(volume.device, volume.boot, allocation, part)
  const size = volume.boot.indexBlockSize
  for (let number = 0; (number + 1) * size <= blocks.length; number++) {
    if (((bitmap[number >>> 3] ?? 0) & (1 << (number & 7))) === 0) continue
    const block = blocks.subarray(number * size, (number + 1) * size)
    if (String.fromCharCode(...block.subarray(0, 4)) !== 'INDX' || !undoFixup(block)) throw damaged(part)
    found.push(...entriesOf(block, INDEX_BLOCK.header, part))
  }
  return found
}

function entriesOf(bytes: Uint8Array, header: number, part: Fact): Uint8Array[] {
  if (header + INDEX_HEADER.bytes > bytes.length) throw damaged(part)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: Uint8Array[] = []
  for (let at = header + view.getUint32(header + INDEX_HEADER.firstEntry, true); ; ) {
    if (at + INDEX_ENTRY.key > bytes.length) throw damaged(part)
    const length = view.getUint16(at + INDEX_ENTRY.length, true)
    const flags = view.getUint16(at + INDEX_ENTRY.flags, true)
    if ((flags & ENTRY_FLAG.last) !== 0) return found
    const own = (flags & ENTRY_FLAG.hasChild) === 0 ? length : length - CHILD_BYTES
    if (own <= INDEX_ENTRY.key || at + length > bytes.length) throw damaged(part)
    found.push(bytes.slice(at, at + own))
    at += length
  }
}

function damaged(part: Fact) {
  return ntfsFault('target-damaged', { part })
}
