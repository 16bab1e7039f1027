import type { ByteDevice } from '../../bytes/byte-source.ts'
import { fatFault } from './faults.ts'
import { ATTRIBUTE, BPB, END_OF_CHAIN, FIRST_CLUSTER, INFO, INFO_LEAD, INFO_STRUCTURE, INFO_TRAIL } from './layout.ts'
import { entryBytes } from './names.ts'

export interface Fat32Format {
  /** At most eleven characters, upper case; '' for none. */
  readonly volumeLabel: string
  readonly serialNumber: number
  readonly sectorSize: number
  /** Sectors of the disk before the volume. */
  readonly hiddenSectors: number
  /** Time of the label; 1980 when left out. */
  readonly now?: Date
}

const RESERVED_SECTORS = 32
const BACKUP_SECTOR = 6
const FATS = 2
/** Below this many clusters a volume would be taken for FAT16 (FAT specification, "FAT Type Determination"). */
const FEWEST_CLUSTERS = 65525
const MEDIA = 0xf8
const MIB = 1 << 20
/** What the boot sector says of a volume without a label. */
const NO_LABEL = 'NO NAME'

/** Formats the device as an empty FAT32 volume. Fault: `target-too-small`. */
export function formatFat32(device: ByteDevice, format: Fat32Format): void {
  const { sectorSize } = format
  const sectors = Math.min(Math.floor(device.size / sectorSize), 0xffffffff)
  const perCluster = sectorsPerCluster(device.size, sectorSize)
  // Each sector of the table serves sectorSize / 4 clusters; two tables share the volume with the clusters, and the
  // first two entries serve none.
  const shared = sectors - RESERVED_SECTORS + FIRST_CLUSTER * perCluster
  const fatSectors = Math.ceil(shared / ((perCluster * sectorSize) / 4 + FATS))
  const dataSector = RESERVED_SECTORS + FATS * fatSectors
  const clusters = Math.floor((sectors - dataSector) / perCluster)
  if (clusters < FEWEST_CLUSTERS) {
    const needed = (FEWEST_CLUSTERS * perCluster + dataSector) * sectorSize
    throw fatFault('target-too-small', { needed, available: device.size })
  }
  device.writeAt(0, new Uint8Array((dataSector + perCluster) * sectorSize))
  const boot = bootSector(format, sectors, perCluster, fatSectors)
  const info = infoSector(sectorSize, clusters - 1)
  for (const first of [0, BACKUP_SECTOR]) {
    device.writeAt(first * sectorSize, boot)
    device.writeAt((first + 1) * sectorSize, info)
  }
  const table = new Uint8Array(Uint32Array.from([0x0fffff00 | MEDIA, END_OF_CHAIN, END_OF_CHAIN]).buffer)
  for (let copy = 0; copy < FATS; copy++) device.writeAt((RESERVED_SECTORS + copy * fatSectors) * sectorSize, table)
  if (format.volumeLabel === '') return
  const facts = { attributes: ATTRIBUTE.volumeLabel, cluster: 0, size: 0, time: format.now ?? new Date(0) }
  device.writeAt(dataSector * sectorSize, entryBytes('', format.volumeLabel.slice(0, 11).padEnd(11), facts))
}

/** Small clusters keep a small volume FAT32. */
function sectorsPerCluster(bytes: number, sectorSize: number): number {
  const wanted = bytes <= 260 * MIB ? 1 : bytes <= 8192 * MIB ? 4096 / sectorSize : 32768 / sectorSize
  return Math.max(1, wanted)
}

function bootSector(format: Fat32Format, sectors: number, perCluster: number, fatSectors: number): Uint8Array {
  const bytes = new Uint8Array(format.sectorSize)
  const view = new DataView(bytes.buffer)
  bytes.set([0xeb, 0x58, 0x90])
  putText(bytes, BPB.oemName, 'MSDOS5.0', 8)
  view.setUint16(BPB.bytesPerSector, format.sectorSize, true)
  view.setUint8(BPB.sectorsPerCluster, perCluster)
  view.setUint16(BPB.reservedSectors, RESERVED_SECTORS, true)
  view.setUint8(BPB.fatCount, FATS)
  view.setUint8(BPB.media, MEDIA)
  view.setUint16(BPB.sectorsPerTrack, 63, true)
  view.setUint16(BPB.heads, 255, true)
  view.setUint32(BPB.hiddenSectors, format.hiddenSectors, true)
  view.setUint32(BPB.sectors32, sectors, true)
  view.setUint32(BPB.fatSectors32, fatSectors, true)
  view.setUint32(BPB.rootCluster, 2, true)
  view.setUint16(BPB.infoSector, 1, true)
  view.setUint16(BPB.backupSector, BACKUP_SECTOR, true)
  view.setUint8(BPB.driveNumber, 0x80)
  view.setUint8(BPB.bootSignature, 0x29)
  view.setUint32(BPB.serialNumber, format.serialNumber >>> 0, true)
  putText(bytes, BPB.label, format.volumeLabel || NO_LABEL, 11)
  putText(bytes, BPB.typeName, 'FAT32', 8)
  view.setUint16(BPB.endMark, 0xaa55, true)
  return bytes
}

function infoSector(sectorSize: number, free: number): Uint8Array {
  const bytes = new Uint8Array(sectorSize)
  const view = new DataView(bytes.buffer)
  view.setUint32(INFO.lead, INFO_LEAD, true)
  view.setUint32(INFO.structure, INFO_STRUCTURE, true)
  view.setUint32(INFO.freeClusters, free, true)
  view.setUint32(INFO.nextFree, 3, true)
  view.setUint32(INFO.trail, INFO_TRAIL, true)
  return bytes
}

function putText(bytes: Uint8Array, at: number, text: string, length: number): void {
  const padded = text.slice(0, length).padEnd(length)
  for (let i = 0; i < length; i++) bytes[at + i] = padded.charCodeAt(i)
}
