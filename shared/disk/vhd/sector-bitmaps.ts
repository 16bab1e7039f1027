import type { FileExtent } from '../virtual-disk.ts'
import type { VhdBlocks } from './block-table.ts'
import { VHD_SECTOR_BYTES } from './footer.ts'

/**
 * The run of sectors from `within` (byte of the block) on that are all marked or all unmarked in a block's bitmap: unmarked
 * ones were never written and read as zeros. The highest bit of a byte is its first sector.
 */
export function runInBitmap(bitmap: Uint8Array, blocks: VhdBlocks, dataOffset: number, within: number): FileExtent {
  const first = Math.floor(within / VHD_SECTOR_BYTES)
  const isMarked = bitAt(bitmap, first)
  const sectors = blocks.blockSize / VHD_SECTOR_BYTES
  let next = first + 1
  while (next < sectors && bitAt(bitmap, next) === isMarked) next++
  return { fileOffset: isMarked ? dataOffset + within : -1, length: next * VHD_SECTOR_BYTES - within }
}

/** Whether all sectors of a block are marked. */
export function isComplete(bitmap: Uint8Array, { blockSize }: VhdBlocks): boolean {
  const sectors = blockSize / VHD_SECTOR_BYTES
  const whole = bitmap.subarray(0, sectors >>> 3)
  return whole.every((byte) => byte === 0xff)
}

function bitAt(bitmap: Uint8Array, sector: number): boolean {
  return ((bitmap[sector >>> 3] ?? 0) & (0x80 >>> (sector & 7))) !== 0
}
