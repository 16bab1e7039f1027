import { type ByteSource, readExactly } from '../../bytes/byte-source.ts'
import { fatFault } from './faults.ts'
import { BPB, FIRST_CLUSTER, NO_MIRRORING } from './layout.ts'

/** A FAT32 volume, its allocation table in memory. Positions and sizes in bytes unless said otherwise. */
export interface FatVolume {
  readonly source: ByteSource
  readonly sectorSize: number
  readonly clusterSize: number
  readonly reservedSectors: number
  readonly fatCount: number
  readonly fatBytes: number
  readonly dataStart: number
  /** Number of the last cluster, plus one. */
  readonly clusterEnd: number
  readonly rootCluster: number
  /** Number of the FSInfo sector, 0 when there is none. */
  readonly infoSector: number
  /** The first table as it is stored: the upper four bits of an entry are no part of the cluster's number. */
  readonly table: Uint32Array
}

const LARGEST_TABLE = 256 << 20

/** Faults: `target-not-formatted` {path, reason}, `target-unsupported` for FAT12 and FAT16, `target-damaged` {part}. */
export function openFat(source: ByteSource, path: string): FatVolume {
  const boot = readExactly(source, 0, 512)
  const unformatted = () =>
    fatFault('target-not-formatted', { path, reason: 'the EFI system partition holds no FAT volume' })
  if (boot === undefined) throw unformatted()
  const view = new DataView(boot.buffer)
  const sectorSize = view.getUint16(BPB.bytesPerSector, true)
  const perCluster = view.getUint8(BPB.sectorsPerCluster)
  const reservedSectors = view.getUint16(BPB.reservedSectors, true)
  const fatCount = view.getUint8(BPB.fatCount)
  const isFat =
    view.getUint16(BPB.endMark, true) === 0xaa55 &&
    [512, 1024, 2048, 4096].includes(sectorSize) &&
    perCluster !== 0 &&
    (perCluster & (perCluster - 1)) === 0 &&
    reservedSectors !== 0 &&
    fatCount !== 0
  if (!isFat) throw unformatted()
  if (view.getUint16(BPB.fatSectors16, true) !== 0 || view.getUint16(BPB.rootEntries, true) !== 0)
    throw fatFault('target-unsupported', { feature: 'FAT12 or FAT16' })
  if (view.getUint16(BPB.version, true) !== 0 || (view.getUint16(BPB.extendedFlags, true) & NO_MIRRORING) !== 0)
    throw fatFault('target-unsupported', { feature: 'FAT32 of another version, or with one table out of use' })
  const fatBytes = view.getUint32(BPB.fatSectors32, true) * sectorSize
  const sectors = view.getUint32(BPB.sectors32, true)
  const dataStart = reservedSectors * sectorSize + fatCount * fatBytes
  const clusterSize = perCluster * sectorSize
  const clusters = Math.floor((sectors * sectorSize - dataStart) / clusterSize)
  const damaged = () => fatFault('target-damaged', { part: 'EFI system partition' })
  const isWithin = sectors * sectorSize <= source.size && clusters >= 1
  if (!isWithin || fatBytes > LARGEST_TABLE || fatBytes / 4 < clusters + FIRST_CLUSTER) throw damaged()
  const bytes = readExactly(source, reservedSectors * sectorSize, fatBytes)
  if (bytes === undefined) throw damaged()
  const infoSector = view.getUint16(BPB.infoSector, true)
  return Object.freeze({
    source,
    sectorSize,
    clusterSize,
    reservedSectors,
    fatCount,
    fatBytes,
    dataStart,
    clusterEnd: clusters + FIRST_CLUSTER,
    rootCluster: view.getUint32(BPB.rootCluster, true),
    infoSector: infoSector < reservedSectors ? infoSector : 0,
    table: new Uint32Array(bytes.buffer),
  })
}
