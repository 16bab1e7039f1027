import { type ByteDevice, readExactly } from '../../bytes/byte-source.ts'
import type { Fact } from '../../phrase/fact.ts'
import { phrase } from '../../phrase/phrase.ts'
import { type BootFacts, readBootSector } from './boot-sector.ts'
import { ntfsFault } from './faults.ts'
import { ATTRIBUTE, SYSTEM_FILE, VOLUME } from './layout.ts'
import { bodyOf, type OpenMft, parseRecord, readBody, readRecord } from './mft-reader.ts'
import type { Run } from './runlist.ts'
import { scanSystemRecords } from './system-scan.ts'
import { UPCASE_UNITS, type Upcase } from './upcase.ts'

/**
 * A volume that holds only the file system's own files, read as far as populating it needs. Windows' housekeeping
 * folders (`System Volume Information`, `$RECYCLE.BIN`) count as nothing: populating drops them.
 */
export interface FreshVolume {
  readonly boot: BootFacts
  readonly device: ByteDevice
  readonly mftRuns: readonly Run[]
  /** Records that the $MFT has room for now. */
  readonly records: number
  readonly recordBitmap: Uint8Array
  readonly clusterBitmap: Uint8Array
  readonly upcase: Upcase
  /** Records that populating frees. */
  readonly housekeeping: readonly number[]
  /** First record for files: behind all that stay. */
  readonly firstRecord: number
  /** Numbers of the records of `$Extend\$Reparse` and `$Extend\$ObjId`, when the formatter made them. */
  readonly reparseIndex: number | undefined
  readonly objectIdIndex: number | undefined
}

/** mkntfs keeps the records below this for itself, as it makes none of them in use. [observed] */
const LEAST_FIRST_RECORD = 64
const VOLUME_DIRTY = 0x0001

/** Faults: `target-not-formatted`, `target-not-fresh` {found}, `target-damaged` {part}, `target-unsupported` {feature}. */
export function openFreshVolume(device: ByteDevice, path: string): FreshVolume {
  const boot = readBootSector(device, path)
  const mft = parseRecord(readExactly(device, boot.mftCluster * boot.clusterSize, boot.recordSize), SYSTEM_FILE.mft)
  const data = bodyOf(mft, ATTRIBUTE.data, '')
  if (data?.kind !== 'non-resident') throw damaged('$MFT')
  const records = Math.floor(data.dataSize / boot.recordSize)
  const opened = { boot, device, mftRuns: data.runs, records }
  const recordBitmap = readBody(device, boot, bodyOf(mft, ATTRIBUTE.bitmap, ''), '$MFT:$BITMAP')
  checkState(opened)
  const scan = scanSystemRecords(opened, recordBitmap)
  const clusterBitmap = readData(opened, SYSTEM_FILE.bitmap, '$Bitmap')
  const upcase = readData(opened, SYSTEM_FILE.upcase, '$UpCase')
  if (upcase.length < UPCASE_UNITS * 2 || clusterBitmap.length * 8 < boot.clusters) throw damaged('$UpCase, $Bitmap')
  return {
    ...opened,
    recordBitmap,
    clusterBitmap,
    upcase: new Uint16Array(upcase.buffer.slice(upcase.byteOffset, upcase.byteOffset + UPCASE_UNITS * 2)),
    housekeeping: scan.housekeeping,
    firstRecord: Math.max(LEAST_FIRST_RECORD, scan.highest + 1),
    reparseIndex: scan.extend.get('$Reparse'),
    objectIdIndex: scan.extend.get('$ObjId'),
  }
}

/** Refuses volumes that Windows would have to repair first, and versions before Windows 2000. */
function checkState(volume: OpenMft): void {
  const facts = bodyOf(readRecord(volume, SYSTEM_FILE.volume), ATTRIBUTE.volumeInformation, '')
  if (facts?.kind !== 'resident' || facts.value.length < VOLUME.bytes) throw damaged('$Volume')
  const view = new DataView(facts.value.buffer, facts.value.byteOffset, facts.value.byteLength)
  const major = view.getUint8(VOLUME.majorVersion)
  if (major !== 3) throw ntfsFault('target-unsupported', { feature: phrase('ntfs-version', { version: major }) })
  if ((view.getUint16(VOLUME.flags, true) & VOLUME_DIRTY) !== 0) throw damaged(phrase('ntfs-dirty'))
}

function readData(volume: OpenMft, number: number, part: Fact): Uint8Array {
  return readBody(volume.device, volume.boot, bodyOf(readRecord(volume, number), ATTRIBUTE.data, ''), part)
}

function damaged(part: Fact) {
  return ntfsFault('target-damaged', { part })
}
