import { ATTRIBUTE, SYSTEM_FILE } from './layout.ts'
import { bodyOf, type OpenMft, readRecord, readRuns } from './mft-reader.ts'
import type { Run } from './runlist.ts'

/** An empty log is filled with this byte; Windows makes it anew at the first mount. [observed: mkntfs, ntfsfix] */
export const EMPTY_LOG_BYTE = 0xff
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
    if (!isRead || part.some((byte) => byte !== EMPTY_LOG_BYTE)) return data.runs
  }
  return []
}
