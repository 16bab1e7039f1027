import { type ByteSource, readExactly } from '../bytes/byte-source.ts'
import type { Place } from './apart.ts'
import { MBR_SIGNATURE } from './mbr-table.ts'

/** Where FAT and NTFS boot sectors alike keep a jump, the size of a sector and the end mark (FAT specification, "BPB"). */
const SIGN = { jump: 0, bytesPerSector: 11, sectorsPerCluster: 13, endMark: 510, bytes: 512 } as const
const JUMPS = [0xeb, 0xe9]
const SECTOR_SIZES = [512, 1024, 2048, 4096]

/** How many of the partitions begin as FAT or NTFS volumes with sectors of this size, or of any when it is undefined. */
export function countVolumes(source: ByteSource, places: readonly Place[], sectorSize: number | undefined): number {
  return places.filter(({ firstByte, byteLength }) => {
    if (isBootSector(source, firstByte, sectorSize)) return true
    // NTFS keeps a copy in the partition's last sector: it is there while a run's marker stands in the first.
    return sectorSize !== undefined && isBootSector(source, firstByte + byteLength - sectorSize, sectorSize)
  }).length
}

function isBootSector(source: ByteSource, offset: number, sectorSize: number | undefined): boolean {
  const bytes = readExactly(source, offset, SIGN.bytes)
  if (bytes === undefined) return false
  const view = new DataView(bytes.buffer)
  const stated = view.getUint16(SIGN.bytesPerSector, true)
  return (
    view.getUint16(SIGN.endMark, true) === MBR_SIGNATURE &&
    JUMPS.includes(view.getUint8(SIGN.jump)) &&
    view.getUint8(SIGN.sectorsPerCluster) !== 0 &&
    (sectorSize === undefined ? SECTOR_SIZES.includes(stated) : stated === sectorSize)
  )
}
