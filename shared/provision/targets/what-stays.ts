import { readExactly } from '../../bytes/byte-source.ts'
import type { FatVolume } from '../../volume/fat/open.ts'
import type { FreshVolume } from '../../volume/ntfs/fresh-volume.ts'
import { ATTRIBUTE, SYSTEM_FILE } from '../../volume/ntfs/layout.ts'
import { bodyOf, readBody, readRecord } from '../../volume/ntfs/mft-reader.ts'
import type { IdentifiedTarget } from './identify.ts'

const PIECE_BYTES = 1 << 20

/**
 * Reads what formatters leave on a disk and no plan looks at, so that reading back can tell whether it is still there: boot
 * code, $AttrDef, a FAT volume's reserved sectors and all its tables. Fault `target-damaged`.
 */
export function readWhatStays({ windows, boot }: IdentifiedTarget, makesBootable: boolean): void {
  readSystemFiles(windows.volume)
  if (!makesBootable) return
  if (boot.kind === 'bios') readSystemFiles(boot.partition.volume)
  if (boot.kind === 'uefi') readTables(boot.partition.volume)
}

function readSystemFiles(volume: FreshVolume): void {
  const { boot, device } = volume
  readBody(device, boot, bodyOf(readRecord(volume, SYSTEM_FILE.boot), ATTRIBUTE.data, ''), '$Boot')
  readBody(device, boot, bodyOf(readRecord(volume, SYSTEM_FILE.attributeDefinitions), ATTRIBUTE.data, ''), '$AttrDef')
}

function readTables({ source, dataStart }: FatVolume): void {
  for (let at = 0; at < dataStart; at += PIECE_BYTES) readExactly(source, at, Math.min(PIECE_BYTES, dataStart - at))
}
