import type { ByteDevice } from '../bytes/byte-source.ts'
import type { MbrLayout } from './layout.ts'
import { MBR, MBR_ACTIVE, MBR_ENTRY, MBR_SIGNATURE } from './mbr-table.ts'

/** Geometry that BIOSes pretend LBA disks have; what lies beyond its last cylinder is named by the highest numbers. */
const HEADS = 255
const SECTORS_PER_TRACK = 63
const MOST_CYLINDERS = 1023
const BEYOND = [254, 0xff, 0xff] as const

/** Writes the table and the disk's signature. There is no code in it: a BIOS finds nothing to start. */
export function writeMbr(device: ByteDevice, layout: MbrLayout): void {
  const bytes = new Uint8Array(layout.sectorSize)
  const view = new DataView(bytes.buffer)
  view.setUint32(MBR.diskSignature, layout.diskSignature, true)
  layout.partitions.forEach((partition, index) => {
    const at = MBR.entry + index * MBR.entryBytes
    const first = partition.firstByte / layout.sectorSize
    const sectors = partition.byteLength / layout.sectorSize
    view.setUint8(at + MBR_ENTRY.status, partition.isActive ? MBR_ACTIVE : 0)
    bytes.set(chsOf(first), at + MBR_ENTRY.firstChs)
    view.setUint8(at + MBR_ENTRY.type, partition.type)
    bytes.set(chsOf(first + sectors - 1), at + MBR_ENTRY.lastChs)
    view.setUint32(at + MBR_ENTRY.firstLba, first, true)
    view.setUint32(at + MBR_ENTRY.sectors, sectors, true)
  })
  view.setUint16(MBR.signature, MBR_SIGNATURE, true)
  device.writeAt(0, bytes)
}

/** Head, sector with the cylinder's upper two bits, cylinder (UEFI 2.10 table 5.2, "StartingCHS"). */
function chsOf(sector: number): readonly number[] {
  const cylinder = Math.floor(sector / (HEADS * SECTORS_PER_TRACK))
  if (cylinder > MOST_CYLINDERS) return BEYOND
  const head = Math.floor(sector / SECTORS_PER_TRACK) % HEADS
  return [head, ((cylinder >> 8) << 6) | ((sector % SECTORS_PER_TRACK) + 1), cylinder & 0xff]
}
