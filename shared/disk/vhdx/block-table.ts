import { type ByteSource, readExactly } from '../../bytes/byte-source.ts'
import { phrase } from '../../phrase/phrase.ts'
import { diskFault } from '../faults.ts'
import { anyOverlap, type BlockPlaces, type FileRange, MOST_BLOCKS, NO_PLACE } from '../file-ranges.ts'
import { HEADER_SECTION, MIB } from './header.ts'
import type { DiskParameters } from './metadata.ts'

export const ENTRY_BYTES = 8
/** Sectors that one sector bitmap block of a differencing disk describes (MS-VHDX 2.4). */
const CHUNK_SECTORS = 2 ** 23
const READ_BYTES = 1 << 20

/** States of a payload block (MS-VHDX 2.5.1.1); in those below `fullyPresent` no place holds it and it reads as zeros. */
const STATE = { notPresent: 0, undefined: 1, zero: 2, unmapped: 3, fullyPresent: 6 } as const
const LAST_WITHOUT_PLACE = STATE.unmapped

/** A VHDX's payload blocks: places in MiB. */
export interface VhdxBlocks extends BlockPlaces {
  readonly parameters: DiskParameters
}

/** Payload blocks per sector bitmap block, whose entry follows theirs (MS-VHDX 2.5). */
function chunkRatio({ blockSize, sectorSize }: DiskParameters): number {
  return (CHUNK_SECTORS * sectorSize) / blockSize
}

/** A payload block's entry, counted from the table's first. */
export function entryIndex(block: number, parameters: DiskParameters): number {
  return block + Math.floor(block / chunkRatio(parameters))
}

export function blockCount({ diskSize, blockSize }: DiskParameters): number {
  return Math.ceil(diskSize / blockSize)
}

/** Bytes of all entries; the last is that of the last payload block. */
export function tableBytes(parameters: DiskParameters): number {
  return (entryIndex(blockCount(parameters) - 1, parameters) + 1) * ENTRY_BYTES
}

function emptyBlocks(parameters: DiskParameters): VhdxBlocks {
  const places = new Uint32Array(blockCount(parameters)).fill(NO_PLACE)
  return { places, unit: MIB, length: parameters.blockSize, parameters }
}

/**
 * The block table, every place checked against the file, the other structures (`regions` and the log) and each other. Entries
 * of sector bitmaps mean nothing without a parent and are not looked at. Faults `target-damaged`, `target-unsupported`.
 */
export function readBlockTable(
  file: ByteSource,
  table: FileRange,
  parameters: DiskParameters,
  others: readonly FileRange[],
): VhdxBlocks {
  const count = blockCount(parameters)
  const damaged = diskFault('target-damaged', { part: phrase('vhdx-block-table') })
  if (count > MOST_BLOCKS)
    throw diskFault('target-unsupported', { feature: phrase('vhdx-of-blocks', { blocks: count }) })
  if (tableBytes(parameters) > table.length) throw damaged
  const blocks = emptyBlocks(parameters)
  let piece: DataView = new DataView(new ArrayBuffer(0))
  let pieceStart = 0
  for (let block = 0; block < count; block++) {
    const at = entryIndex(block, parameters) * ENTRY_BYTES
    if (at >= pieceStart + piece.byteLength) {
      const bytes = readExactly(file, table.start + at, Math.min(READ_BYTES, tableBytes(parameters) - at))
      if (bytes === undefined) throw damaged
      piece = new DataView(bytes.buffer)
      pieceStart = at
    }
    const low = piece.getUint32(at - pieceStart, true)
    const place = piece.getUint32(at - pieceStart + 4, true) * 4096 + (low >>> 20)
    const state = low & 7
    if (state <= LAST_WITHOUT_PLACE) continue
    // The last block may end where the disk does [observed: qemu-img's fixed images].
    const used = Math.min(parameters.blockSize, parameters.diskSize - block * parameters.blockSize)
    if (state !== STATE.fullyPresent || place * MIB + used > file.size || place >= NO_PLACE) throw damaged
    blocks.places[block] = place
  }
  if (anyOverlap(blocks, [HEADER_SECTION, ...others])) throw damaged
  return blocks
}

/** The entry of a block that is fully present at `place`. */
export function setEntry(view: DataView, at: number, place: number): void {
  view.setUint32(at, ((place % 4096) * 2 ** 20 + STATE.fullyPresent) >>> 0, true)
  view.setUint32(at + 4, Math.floor(place / 4096), true)
}
