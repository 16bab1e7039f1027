import { ATTRIBUTE, SYSTEM_FILE } from './layout.ts'
import { bodyOf, type OpenMft, readRecord, readRuns } from './mft-reader.ts'
import type { Run } from './runlist.ts'

/** An empty log is filled with this byte; Windows makes it anew at the first mount. [observed: mkntfs, ntfsfix] */
export const EMPTY_LOG_BYTE = 0xff
/** Four of them, as a signed number. */
const EMPTY_LOG_WORD = -1
const PIECE = 1 << 20

/**
 * Runs of a log that holds something: it tells of a state that populating makes untrue, so it is emptied.
 * None when the log is empty, as mkntfs and we leave it.
 */
export function staleLogRuns(volume: OpenMft): readonly Run[] {
  const data = bodyOf(readRecord(volume, SYSTEM_FILE.logFile), ATTRIBUTE.data, '')
  if (data?.kind !== 'non-resident') return []
  const piece = new Uint8Array(PIECE)
  for (let at = 0; at < data.dataSize; at += PIECE) {
    const part = piece.subarray(0, Math.min(PIECE, data.dataSize - at))
    const isRead = readRuns(volume.device, volume.boot.clusterSize, data.runs, at, part)
    if (!isRead || !isEmptied(part)) return data.runs
  }
  return []
}

/** Looks at four bytes at once: a log has tens of MiB. */
function isEmptied(part: Uint8Array): boolean {
  const words = new Int32Array(part.buffer, part.byteOffset, part.length >> 2)
  for (let i = 0; i < words.length; i++) if (words[i] !== EMPTY_LOG_WORD) return false
  return part.subarray(words.length * 4).every((byte) => byte === EMPTY_LOG_BYTE)
}
