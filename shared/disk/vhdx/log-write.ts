import type { DiskFile } from '../virtual-disk.ts'
import { MIB, NO_GUID } from './header.ts'
import type { HeaderKeeper } from './header-keeper.ts'
import { buildLogEntry, type LogUpdate } from './log-entry.ts'

const ZERO_STEP = MIB

/**
 * Changes pages of the file so that all or none of them count after a crash: the log must be empty, holds them while they are
 * written, and is empty again. The other header never names the log, so a torn header means that nothing was begun.
 */
export function writeThroughLog(
  file: DiskFile,
  headers: HeaderKeeper,
  logGuid: string,
  pages: readonly Required<LogUpdate>[],
): void {
  const wholeMib = Math.floor(file.size / MIB) * MIB
  const entry = buildLogEntry(
    { logGuid, sequenceNumber: 1n, tail: 0, flushedFileOffset: wholeMib, lastFileOffset: wholeMib },
    pages,
  )
  file.writeAt(headers.facts.log.start, entry)
  file.flush?.()
  headers.update({ logGuid })
  applyUpdates(file, pages)
  file.flush?.()
  headers.updateBoth({ logGuid: NO_GUID })
}

export function applyUpdates(file: DiskFile, updates: readonly LogUpdate[]): void {
  for (const { offset, length, bytes } of updates) {
    if (bytes !== undefined) file.writeAt(offset, bytes)
    else
      for (let done = 0; done < length; done += ZERO_STEP)
        file.writeAt(offset + done, new Uint8Array(Math.min(ZERO_STEP, length - done)))
  }
}
