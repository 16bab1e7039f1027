import { readExactly } from '../../bytes/byte-source.ts'
import { phrase } from '../../phrase/phrase.ts'
import type { GrowingBlockMap } from '../block-map.ts'
import { diskFault } from '../faults.ts'
import { endOfBlocks, NO_PLACE } from '../file-ranges.ts'
import type { DiskFile } from '../virtual-disk.ts'
import { ENTRY_BYTES, entryIndex, setEntry } from './block-table.ts'
import { MIB, NO_GUID } from './header.ts'
import { keepHeaders } from './header-keeper.ts'
import { LOG_SECTOR, type LogUpdate, MOST_PAGES } from './log-entry.ts'
import { applyUpdates, writeThroughLog } from './log-write.ts'
import type { ReadVhdx } from './read-vhdx.ts'
import { repairRegions } from './regions.ts'

/**
 * The blocks of a VHDX, new ones at the file's end. The first write renews the identity and writes what the log still holds;
 * the table changes through the log. `onReplayed` tells that the file itself now reads as its view did.
 */
export function growVhdxMap(
  file: DiskFile,
  opened: ReadVhdx,
  newGuid: () => string,
  onReplayed: () => void,
): GrowingBlockMap {
  const { blocks, map, regions, replay } = opened
  const { places, parameters } = blocks
  const { blockSize } = parameters
  const headers = keepHeaders(file, opened.header)
  let hasBegun = false

  const begin = (): void => {
    headers.updateBoth({ fileWriteGuid: newGuid(), dataWriteGuid: newGuid() })
    if (replay !== undefined) {
      applyUpdates(file, replay.updates)
      if (file.size < replay.fileSize) file.writeAt(replay.fileSize - 1, new Uint8Array(1))
      file.flush?.()
      headers.updateBoth({ logGuid: NO_GUID })
      onReplayed()
    }
    repairRegions(file)
  }

  /** The table's pages with the new entries in them. */
  const pagesWith = (fresh: readonly number[], firstPlace: number): readonly Required<LogUpdate>[] => {
    const pages = new Map<number, Required<LogUpdate>>()
    fresh.forEach((block, index) => {
      const at = entryIndex(block, parameters) * ENTRY_BYTES
      const offset = regions.blockTable.start + at - (at % LOG_SECTOR)
      const page = pages.get(offset) ?? { offset, length: LOG_SECTOR, bytes: pageAt(file, offset) }
      pages.set(offset, page)
      setEntry(new DataView(page.bytes.buffer), at % LOG_SECTOR, firstPlace + (index * blockSize) / MIB)
    })
    return [...pages.values()]
  }

  return {
    size: map.size,
    blockSize,
    runAt: map.runAt,
    isAllocated: (block) => places[block] !== NO_PLACE,
    beforeWrite() {
      if (!hasBegun) begin()
      hasBegun = true
    },
    allocate(fresh) {
      const firstPlace = Math.ceil(Math.max(file.size, endOfBlocks(blocks)) / MIB)
      const end = firstPlace * MIB + fresh.length * blockSize
      file.writeAt(end - 1, new Uint8Array(1))
      const pages = pagesWith(fresh, firstPlace)
      for (let first = 0; first < pages.length; first += MOST_PAGES)
        writeThroughLog(file, headers, newGuid(), pages.slice(first, first + MOST_PAGES))
      fresh.forEach((block, index) => {
        places[block] = firstPlace + (index * blockSize) / MIB
      })
    },
  }
}

function pageAt(file: DiskFile, offset: number): Uint8Array<ArrayBuffer> {
  const bytes = readExactly(file, offset, LOG_SECTOR)
  if (bytes === undefined) throw diskFault('target-damaged', { part: phrase('vhdx-block-table') })
  return new Uint8Array(bytes)
}
