import { type ByteSource, readExactly } from '../../bytes/byte-source.ts'
import type { BlockMap } from '../block-map.ts'
import { NO_PLACE } from '../file-ranges.ts'
import type { FileExtent } from '../virtual-disk.ts'
import { readBlockTable, type VhdBlocks } from './block-table.ts'
import { readDynamicHeader } from './dynamic-header.ts'
import { type FoundFooter, VHD_SECTOR_BYTES } from './footer.ts'
import { isComplete, runInBitmap } from './sector-bitmaps.ts'

/** Where a dynamic VHD's disk lies in its file. */
export interface DynamicMap extends BlockMap {
  readonly blocks: VhdBlocks
  /** Whether the block has a place and all of its sectors are marked as written. */
  isWhole(block: number): boolean
  /** Tells that the block's place or bitmap was changed to a whole one. */
  becameWhole(block: number): void
  bitmapOf(block: number): Uint8Array
}

/** Faults `target-damaged`, `target-unsupported`. Bitmaps are read when their block is. */
export function openDynamicMap(file: ByteSource, found: FoundFooter): DynamicMap {
  const blocks = readBlockTable(file, found, readDynamicHeader(file, found.footer))
  const { places, blockSize, bitmapBytes } = blocks
  const wholes = new Set<number>()
  let latest: { readonly block: number; readonly bitmap: Uint8Array } | undefined
  const startOf = (block: number) => (places[block] ?? 0) * VHD_SECTOR_BYTES

  const bitmapOf = (block: number): Uint8Array => {
    if (latest?.block === block) return latest.bitmap
    const bitmap = readExactly(file, startOf(block), bitmapBytes) ?? new Uint8Array(bitmapBytes)
    latest = { block, bitmap }
    return bitmap
  }
  const isWhole = (block: number): boolean => {
    if (places[block] === NO_PLACE) return false
    if (wholes.has(block)) return true
    if (!isComplete(bitmapOf(block), blocks)) return false
    wholes.add(block)
    return true
  }
  return {
    size: found.footer.currentSize,
    blocks,
    isWhole,
    becameWhole(block) {
      latest = undefined
      wholes.add(block)
    },
    bitmapOf,
    runAt(offset): FileExtent {
      const block = Math.floor(offset / blockSize)
      const within = offset - block * blockSize
      if (places[block] === NO_PLACE) return { fileOffset: -1, length: blockSize - within }
      const dataOffset = startOf(block) + bitmapBytes
      if (isWhole(block)) return { fileOffset: dataOffset + within, length: blockSize - within }
      return runInBitmap(bitmapOf(block), blocks, dataOffset, within)
    },
  }
}
