import { readExactly } from '../../bytes/byte-source.ts'
import { phrase } from '../../phrase/phrase.ts'
import type { GrowingBlockMap } from '../block-map.ts'
import { diskFault } from '../faults.ts'
import { endOfBlocks, NO_PLACE } from '../file-ranges.ts'
import type { DiskFile } from '../virtual-disk.ts'
import { roundUp, tableEntries } from './block-table.ts'
import type { DynamicMap } from './dynamic-map.ts'
import { FOOTER, type FoundFooter, VHD_SECTOR_BYTES } from './footer.ts'
import { runInBitmap } from './sector-bitmaps.ts'

/** Content lies on whole pages of the host's file, whatever the bitmap before it measures. */
const DATA_ALIGNMENT = 4096

/**
 * The blocks of a dynamic VHD, new ones at the file's end. At every moment of an allocation the file has a valid footer, and
 * the table names a block only when its bitmap is in place.
 */
export function growDynamicMap(file: DiskFile, found: FoundFooter, map: DynamicMap): GrowingBlockMap {
  const { blocks } = map
  const { places, blockSize, bitmapBytes } = blocks
  const { bytes: footer } = found.footer
  let footerAt = found.at
  let isRepaired = false

  /** Gives a file whose end or first sector is damaged both copies of the footer again. */
  const repairFooters = (): void => {
    if (footerAt === undefined) {
      footerAt = roundUp(Math.max(endOfBlocks(blocks), file.size), VHD_SECTOR_BYTES)
      file.writeAt(footerAt, footer)
    }
    const copy = readExactly(file, 0, FOOTER.bytes)
    if (copy?.some((byte, at) => byte !== footer[at])) file.writeAt(0, footer)
  }

  const moveFooter = (to: number): void => {
    const from = footerAt ?? to
    file.writeAt(to, footer)
    file.flush?.()
    footerAt = to
    if (from !== to) file.writeAt(from, new Uint8Array(FOOTER.bytes))
  }

  const placeAtEnd = (fresh: readonly number[]): void => {
    let end = Math.max(endOfBlocks(blocks), footerAt ?? 0)
    const starts = fresh.map(() => {
      const start = roundUp(end + bitmapBytes, DATA_ALIGNMENT) - bitmapBytes
      end = start + bitmapBytes + blockSize
      return start
    })
    if (end / VHD_SECTOR_BYTES >= NO_PLACE)
      throw diskFault('target-unsupported', { feature: phrase('vhd-file-too-large') })
    moveFooter(end)
    const marked = new Uint8Array(bitmapBytes).fill(0xff)
    for (const start of starts) file.writeAt(start, marked)
    file.flush?.()
    fresh.forEach((block, index) => {
      places[block] = (starts[index] ?? 0) / VHD_SECTOR_BYTES
      map.becameWhole(block)
    })
    for (const { first, count } of neighbours(fresh)) {
      const { offset, bytes } = tableEntries(blocks, first, count)
      file.writeAt(offset, bytes)
    }
  }

  /** Sectors that were never written may hold anything; they become the zeros that they read as, and are marked. */
  const complete = (block: number): void => {
    const start = (places[block] ?? 0) * VHD_SECTOR_BYTES
    const bitmap = map.bitmapOf(block)
    for (let within = 0; within < blockSize; ) {
      const run = runInBitmap(bitmap, blocks, start + bitmapBytes, within)
      if (run.fileOffset < 0) file.writeAt(start + bitmapBytes + within, new Uint8Array(run.length))
      within += run.length
    }
    file.flush?.()
    file.writeAt(start, new Uint8Array(bitmapBytes).fill(0xff))
    map.becameWhole(block)
  }

  return {
    size: map.size,
    blockSize,
    runAt: map.runAt,
    isAllocated: map.isWhole,
    beforeWrite() {
      if (!isRepaired) repairFooters()
      isRepaired = true
    },
    allocate(wanted) {
      for (const block of wanted) if (places[block] !== NO_PLACE) complete(block)
      const fresh = wanted.filter((block) => places[block] === NO_PLACE)
      if (fresh.length > 0) placeAtEnd(fresh)
    },
  }
}

/** Runs of consecutive numbers in an ascending list. */
function neighbours(numbers: readonly number[]): readonly { readonly first: number; readonly count: number }[] {
  const runs: { first: number; count: number }[] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last !== undefined && last.first + last.count === number) last.count++
    else runs.push({ first: number, count: 1 })
  }
  return runs
}
