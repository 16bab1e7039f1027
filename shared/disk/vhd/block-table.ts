import { type ByteSource, readExactly } from '../../bytes/byte-source.ts'
import { phrase } from '../../phrase/phrase.ts'
import { diskFault } from '../faults.ts'
import { anyOverlap, type BlockPlaces, MOST_BLOCKS, NO_PLACE } from '../file-ranges.ts'
import { DYNAMIC_HEADER, type DynamicHeader } from './dynamic-header.ts'
import { FOOTER, type FoundFooter, VHD_SECTOR_BYTES } from './footer.ts'

/** A table entry of a block that has no place is all ones, as `NO_PLACE` is ("Block Allocation Table and Data Blocks"). */
const ENTRY_BYTES = 4

/** Blocks of a dynamic VHD: each begins with a bitmap of its sectors, filled up to a whole sector. */
export interface VhdBlocks extends BlockPlaces {
  readonly blockSize: number
  readonly bitmapBytes: number
  readonly tableOffset: number
}

function bitmapBytesOf(blockSize: number): number {
  return roundUp(blockSize / VHD_SECTOR_BYTES / 8, VHD_SECTOR_BYTES)
}

/** The table of a dynamic VHD, every place checked against the file, the other structures and each other. Faults `target-*`. */
export function readBlockTable(file: ByteSource, { footer, at }: FoundFooter, header: DynamicHeader): VhdBlocks {
  const { blockSize, tableOffset } = header
  const count = Math.ceil(footer.currentSize / blockSize)
  const damaged = diskFault('target-damaged', { part: phrase('vhd-block-table') })
  if (count > header.tableEntries) throw damaged
  if (count > MOST_BLOCKS)
    throw diskFault('target-unsupported', { feature: phrase('vhd-of-blocks', { blocks: count }) })
  const table = readExactly(file, tableOffset, count * ENTRY_BYTES)
  if (table === undefined) throw damaged
  const bitmapBytes = bitmapBytesOf(blockSize)
  const places = new Uint32Array(count)
  const view = new DataView(table.buffer)
  const end = at ?? file.size
  for (let block = 0; block < count; block++) {
    const place = view.getUint32(block * ENTRY_BYTES)
    places[block] = place
    // The last block may end where the disk does.
    const used = bitmapBytes + Math.min(blockSize, footer.currentSize - block * blockSize)
    if (place !== NO_PLACE && place * VHD_SECTOR_BYTES + used > end) throw damaged
  }
  const blocks = {
    places,
    unit: VHD_SECTOR_BYTES,
    length: bitmapBytes + blockSize,
    blockSize,
    bitmapBytes,
    tableOffset,
  }
  const others = [
    { start: 0, length: FOOTER.bytes },
    { start: header.at, length: DYNAMIC_HEADER.bytes },
    { start: tableOffset, length: count * ENTRY_BYTES },
  ]
  if (anyOverlap(blocks, others)) throw damaged
  return blocks
}

/** The table's bytes for `count` blocks from `first` on, and where in the file they belong. */
export function tableEntries({ places, tableOffset }: VhdBlocks, first: number, count: number) {
  const bytes = new Uint8Array(count * ENTRY_BYTES)
  const view = new DataView(bytes.buffer)
  for (let index = 0; index < count; index++) view.setUint32(index * ENTRY_BYTES, places[first + index] ?? NO_PLACE)
  return { offset: tableOffset + first * ENTRY_BYTES, bytes }
}

export function roundUp(value: number, unit: number): number {
  return Math.ceil(value / unit) * unit
}
