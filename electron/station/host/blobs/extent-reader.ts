import type { BlobExtents } from '../../../../shared/provision/media/blob-job.ts'
import type { BlobReader } from './blob-reader.ts'
import { UNIT_BYTES } from './blob-units.ts'
import type { DirectFile } from './direct-file.ts'

/** A unit, and what may lie between its rows. */
export const EXTENT_WINDOW_BYTES = UNIT_BYTES + (256 << 10)

/** Reads rows from where they lie in pieces in a target; what is expected next is read together. */
export function createExtentReader(extents: BlobExtents, file: DirectFile): BlobReader {
  let window: Uint8Array = new Uint8Array(0)
  let windowAt = 0
  let expected = 0
  /** Where the row's last read ended: its extent, and the row's byte that the extent begins with. */
  let at = { row: -1, extent: 0, start: 0 }

  const take = (offset: number, length: number): Uint8Array => {
    if (offset < windowAt || offset + length > windowAt + window.length) {
      window = file.read(offset, Math.min(EXTENT_WINDOW_BYTES, Math.max(length, expected - offset)))
      windowAt = offset
    }
    return window.subarray(offset - windowAt, offset - windowAt + length)
  }
  return {
    expectUntil(offset) {
      expected = offset
    },
    read(row, start, into) {
      if (at.row !== row || at.start > start) at = { row, extent: extents.start[row] ?? 0, start: 0 }
      for (let done = 0; done < into.length; ) {
        if (at.extent >= (extents.start[row + 1] ?? 0)) return false
        const length = extents.length[at.extent] ?? 0
        const within = start + done - at.start
        if (within >= length) {
          at.start += length
          at.extent += 1
          continue
        }
        const part = Math.min(length - within, into.length - done, EXTENT_WINDOW_BYTES)
        const offset = extents.offset[at.extent] ?? -1
        if (offset < 0) into.fill(0, done, done + part)
        else {
          const bytes = take(offset + within, part)
          if (bytes.length < part) return false
          into.set(bytes, done)
        }
        done += part
      }
      return true
    },
  }
}
