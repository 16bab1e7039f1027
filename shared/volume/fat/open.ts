import { type ByteSource, readExactly } from '../../bytes/byte-source.ts'
import { fatFault } from './faults.ts'
import { BPB, CLUSTER_MASK } from './layout.ts'

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
  readonly infoSector: number
  readonly table: Uint32Array
}

const SMALLEST_FAT32 = 65525
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
  const isBoot = view.getUint16(BPB.endMark, true) === 0xaa55 && [512, 1024, 2048, 4096].includes(sectorSize)
  if (!isBoot || perCluster === 0 || (perCluster & (perCluster - 1)) !== 0) throw unformatted()
  if (view.getUint16(BPB.fatSectors16, true) !== 0) throw fatFault('target-unsupported', { feature: 'FAT12 or FAT16' })
  const reservedSectors = view.getUint16(BPB.reservedSectors, true)
  const fatCount = view.getUint8(BPB.fatCount)
  const fatBytes = view.getUint32(BPB.fatSectors32, true) * sectorSize
  const sectors = view.getUint32(BPB.sectors32, true)
  const dataStart = reservedSectors * sectorSize + fatCount * fatBytes
  const clusterSize = perCluster * sectorSize
  const clusters = Math.floor((sectors * sectorSize - dataStart) / clusterSize)
  const damaged = () => fatFault('target-damaged', { part: 'EFI system partition' })
  if (fatCount === 0 || sectors * sectorSize > source.size || clusters < 1 || fatBytes > LARGEST_TABLE) throw damaged()
  if (clusters < SMALLEST_FAT32 && view.getUint16(BPB.rootEntries, true) !== 0)
    throw fatFault('target-unsupported', { feature: 'FAT12 or FAT16' })
  const bytes = readExactly(source, reservedSectors * sectorSize, fatBytes)
  if (bytes === undefined || fatBytes / 4 < clusters + 2) throw damaged()
  const table = new Uint32Array(bytes.buffer).map((entry) => entry & CLUSTER_MASK)
  return {
    source,
    sectorSize,
    clusterSize,
    reservedSectors,
    fatCount,
    fatBytes,
    dataStart,
    clusterEnd: clusters + 2,
    rootCluster: view.getUint32(BPB.rootCluster, true),
    infoSector: view.getUint16(BPB.infoSector, true),
    table,
  }
}
