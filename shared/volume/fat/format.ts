import type { ByteDevice } from '../../bytes/byte-source.ts'
import { clearFat, clearRange, LABEL_BYTES, NO_LABEL } from './clear.ts'
import { fatFault } from './faults.ts'
import { infoSector } from './info.ts'
import { BPB, BPB16, ENTRY, type FatKind, FEWEST_CLUSTERS, FIRST_CLUSTER, WIDTHS } from './layout.ts'
import { openFat } from './open.ts'

export interface FatFormat {
  /** At most eleven characters, upper case; '' for none. */
  readonly volumeLabel: string
  readonly serialNumber: number
  /** Bytes; 512 or 4,096. */
  readonly sectorSize: number
  /** Sectors of the disk before the volume. */
  readonly hiddenSectors: number
  /** Time of the label; 1980 when left out. */
  readonly now?: Date
}

/** How a volume is divided, in sectors. */
interface Shape {
  readonly kind: FatKind
  readonly sectors: number
  readonly perCluster: number
  readonly reserved: number
  readonly fatSectors: number
  readonly rootEntries: number
}

const FATS = 2
const BACKUP_SECTOR = 6
/** The specification asks formatters to stay this far from the numbers that tell the kinds apart. */
const MARGIN = 16
const LARGEST_CLUSTER = 32_768
/** Entries of the root directory that the specification recommends for FAT16. */
const ROOT_ENTRIES = 512
const RESERVED: Readonly<Record<FatKind, number>> = { fat16: 1, fat32: 32 }
const MEDIA = 0xf8
const MIB = 1 << 20
/** A sector less than 2 TiB: what 32 bits of 512-byte sectors reach. */
const MOST_BYTES = 2 ** 41 - 512

/**
 * Formats the device as an empty volume: FAT32, or FAT16 where it is too small for that (about 33 MiB with sectors of 512
 * bytes, 256 MiB with 4,096). What lies beyond 2 TiB stays unused. Fault: `target-too-small`.
 */
export function formatFat(device: ByteDevice, format: FatFormat): void {
  const { sectorSize } = format
  const shape = shapeFor(device.size, sectorSize)
  const boot = bootSector(format, shape)
  clearRange(device, 0, shape.reserved * sectorSize)
  device.writeAt(0, boot)
  const volume = openFat(device, '')
  if (volume.bootCopyAt !== undefined) {
    device.writeAt(volume.bootCopyAt, boot)
    const free = volume.clusterEnd - FIRST_CLUSTER - 1
    device.writeAt(volume.bootCopyAt + sectorSize, infoSector(sectorSize, free, FIRST_CLUSTER + 1))
  }
  clearFat(device, volume, boot, format.now ?? new Date(0))
  const media = WIDTHS[shape.kind].mask - 0xff + MEDIA
  const first = shape.kind === 'fat16' ? Uint16Array.of(media) : Uint32Array.of(media)
  for (let copy = 0; copy < FATS; copy++)
    device.writeAt((shape.reserved + copy * shape.fatSectors) * sectorSize, new Uint8Array(first.buffer))
}

function shapeFor(bytes: number, sectorSize: number): Shape {
  const sectors = Math.floor(Math.min(bytes, MOST_BYTES) / sectorSize)
  const preferred = Math.max(1, preferredCluster(bytes) / sectorSize)
  const large = divide('fat32', sectors, preferred, sectorSize)
  if (clustersOf(large, sectorSize) >= FEWEST_CLUSTERS.fat32 + MARGIN) return large
  for (let perCluster = 1; perCluster * sectorSize <= LARGEST_CLUSTER; perCluster *= 2) {
    const small = divide('fat16', sectors, perCluster, sectorSize)
    const clusters = clustersOf(small, sectorSize)
    if (clusters < FEWEST_CLUSTERS.fat16 + MARGIN) break
    if (clusters < FEWEST_CLUSTERS.fat32 - MARGIN) return small
  }
  const least = divide('fat16', sectors, 1, sectorSize)
  const needed = (FEWEST_CLUSTERS.fat16 + MARGIN + dataSector(least, sectorSize)) * sectorSize
  throw fatFault('target-too-small', { needed: Math.max(needed, bytes + sectorSize), available: bytes })
}

/** Small clusters keep a small volume FAT32. */
function preferredCluster(bytes: number): number {
  return bytes <= 260 * MIB ? 512 : bytes <= 8192 * MIB ? 4096 : LARGEST_CLUSTER
}

/** Each sector of the table serves so many clusters; the tables share the volume with the clusters, and the first two entries serve none. */
function divide(kind: FatKind, sectors: number, perCluster: number, sectorSize: number): Shape {
  const rootEntries = kind === 'fat16' ? ROOT_ENTRIES : 0
  const reserved = RESERVED[kind]
  const shared = sectors - reserved - (rootEntries * ENTRY.bytes) / sectorSize + FIRST_CLUSTER * perCluster
  const served = (perCluster * sectorSize) / WIDTHS[kind].bytes
  return { kind, sectors, perCluster, reserved, rootEntries, fatSectors: Math.ceil(shared / (served + FATS)) }
}

function dataSector({ reserved, fatSectors, rootEntries }: Shape, sectorSize: number): number {
  return reserved + FATS * fatSectors + (rootEntries * ENTRY.bytes) / sectorSize
}

function clustersOf(shape: Shape, sectorSize: number): number {
  return Math.floor((shape.sectors - dataSector(shape, sectorSize)) / shape.perCluster)
}

function bootSector(format: FatFormat, shape: Shape): Uint8Array {
  const bytes = new Uint8Array(format.sectorSize)
  const view = new DataView(bytes.buffer)
  const isSmall = shape.kind === 'fat16'
  // A jump over the parameters, then NOP.
  bytes.set([0xeb, isSmall ? 0x3c : 0x58, 0x90])
  putText(bytes, BPB.oemName, 'MSDOS5.0', 8)
  view.setUint16(BPB.bytesPerSector, format.sectorSize, true)
  view.setUint8(BPB.sectorsPerCluster, shape.perCluster)
  view.setUint16(BPB.reservedSectors, shape.reserved, true)
  view.setUint8(BPB.fatCount, FATS)
  view.setUint16(BPB.rootEntries, shape.rootEntries, true)
  view.setUint8(BPB.media, MEDIA)
  view.setUint16(BPB.sectorsPerTrack, 63, true)
  view.setUint16(BPB.heads, 255, true)
  view.setUint32(BPB.hiddenSectors, format.hiddenSectors, true)
  if (isSmall && shape.sectors <= 0xffff) view.setUint16(BPB.sectors16, shape.sectors, true)
  else view.setUint32(BPB.sectors32, shape.sectors, true)
  if (isSmall) view.setUint16(BPB.fatSectors16, shape.fatSectors, true)
  else {
    view.setUint32(BPB.fatSectors32, shape.fatSectors, true)
    view.setUint32(BPB.rootCluster, FIRST_CLUSTER, true)
    view.setUint16(BPB.infoSector, 1, true)
    view.setUint16(BPB.backupSector, BACKUP_SECTOR, true)
  }
  const extended = isSmall ? BPB16 : BPB
  view.setUint8(extended.driveNumber, 0x80)
  view.setUint8(extended.bootSignature, 0x29)
  view.setUint32(extended.serialNumber, format.serialNumber >>> 0, true)
  putText(bytes, extended.label, format.volumeLabel || NO_LABEL, LABEL_BYTES)
  putText(bytes, extended.typeName, isSmall ? 'FAT16' : 'FAT32', 8)
  view.setUint16(BPB.endMark, 0xaa55, true)
  return bytes
}

function putText(bytes: Uint8Array, at: number, text: string, length: number): void {
  const padded = text.slice(0, length).padEnd(length)
  for (let i = 0; i < length; i++) bytes[at + i] = padded.charCodeAt(i)
}
