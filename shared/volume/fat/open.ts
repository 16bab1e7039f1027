import { type ByteSource, readExactly } from '../../bytes/byte-source.ts'
import { phrase } from '../../phrase/phrase.ts'
import { fatFault } from './faults.ts'
import { BPB, ENTRY, type FatKind, FEWEST_CLUSTERS, FIRST_CLUSTER, NO_MIRRORING, WIDTHS } from './layout.ts'
import { type FatTable, openTable, type TablePlace } from './table.ts'

/** A FAT16 or FAT32 volume. Positions and sizes in bytes unless said otherwise. */
export interface FatVolume {
  readonly source: ByteSource
  readonly kind: FatKind
  readonly sectorSize: number
  readonly clusterSize: number
  readonly reservedSectors: number
  readonly fatCount: number
  /** The first table; the others follow it, each as long. */
  readonly tablePlace: TablePlace
  readonly table: FatTable
  readonly dataStart: number
  /** Number of the last cluster, plus one. */
  readonly clusterEnd: number
  /** First cluster of the root directory; 0 when it lies in `rootArea`. */
  readonly rootCluster: number
  /** FAT16 keeps its root directory before the clusters, at a fixed size. */
  readonly rootArea: { readonly offset: number; readonly length: number } | undefined
  /** Number of the FSInfo sector, 0 when there is none. */
  readonly infoSector: number
  /** Where the volume keeps a copy of its boot sector; undefined when it has none, as FAT16. */
  readonly bootCopyAt: number | undefined
}

const LARGEST_TABLE = 256 << 20

/** Faults: `target-not-formatted` {path, reason}, `target-unsupported` {feature} for FAT12 and others, `target-damaged` {part}. */
export function openFat(source: ByteSource, path: string): FatVolume {
  const boot = readExactly(source, 0, 512)
  const unformatted = () => fatFault('target-not-formatted', { path, reason: phrase('esp-without-fat') })
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
  // As firmware and Windows tell them: a size of the table in the 16-bit field is FAT12's or FAT16's.
  const kind = view.getUint16(BPB.fatSectors16, true) === 0 ? 'fat32' : 'fat16'
  const sizes = kind === 'fat32' ? sizes32(view) : sizes16(view)
  const fatBytes = sizes.fatSectors * sectorSize
  const rootBytes = Math.ceil((sizes.rootEntries * ENTRY.bytes) / sectorSize) * sectorSize
  const tableStart = reservedSectors * sectorSize
  const rootStart = tableStart + fatCount * fatBytes
  const dataStart = rootStart + rootBytes
  const clusterSize = perCluster * sectorSize
  const clusters = Math.floor((sizes.sectors * sectorSize - dataStart) / clusterSize)
  const isWithin = sizes.sectors * sectorSize <= source.size && clusters >= 1
  if (!isWithin || (kind === 'fat16' && clusters >= FEWEST_CLUSTERS.fat32)) throw damaged()
  if (kind === 'fat16' && clusters < FEWEST_CLUSTERS.fat16) throw fatFault('target-unsupported', { feature: 'FAT12' })
  const hasRoot =
    kind === 'fat16' || (sizes.rootCluster >= FIRST_CLUSTER && sizes.rootCluster < clusters + FIRST_CLUSTER)
  if (!hasRoot || fatBytes > LARGEST_TABLE || fatBytes / WIDTHS[kind].bytes < clusters + FIRST_CLUSTER) throw damaged()
  const tablePlace: TablePlace = { source, kind, offset: tableStart, length: fatBytes }
  const within = (sector: number) => (sector < reservedSectors ? sector : 0)
  const backup = within(sizes.backupSector) * sectorSize
  return Object.freeze({
    source,
    kind,
    sectorSize,
    clusterSize,
    reservedSectors,
    fatCount,
    tablePlace,
    table: openTable(tablePlace),
    dataStart,
    clusterEnd: clusters + FIRST_CLUSTER,
    rootCluster: sizes.rootCluster,
    rootArea: kind === 'fat16' ? { offset: rootStart, length: sizes.rootEntries * ENTRY.bytes } : undefined,
    infoSector: within(sizes.infoSector),
    bootCopyAt: backup === 0 ? undefined : backup,
  })
}

interface Sizes {
  readonly sectors: number
  readonly fatSectors: number
  readonly rootEntries: number
  readonly rootCluster: number
  readonly infoSector: number
  readonly backupSector: number
}

function sizes32(view: DataView): Sizes {
  if (view.getUint16(BPB.rootEntries, true) !== 0) throw damaged()
  if (view.getUint16(BPB.version, true) !== 0 || (view.getUint16(BPB.extendedFlags, true) & NO_MIRRORING) !== 0)
    throw fatFault('target-unsupported', { feature: phrase('fat32-variant') })
  return {
    sectors: view.getUint32(BPB.sectors32, true),
    fatSectors: view.getUint32(BPB.fatSectors32, true),
    rootEntries: 0,
    rootCluster: view.getUint32(BPB.rootCluster, true),
    infoSector: view.getUint16(BPB.infoSector, true),
    backupSector: view.getUint16(BPB.backupSector, true),
  }
}

function sizes16(view: DataView): Sizes {
  const rootEntries = view.getUint16(BPB.rootEntries, true)
  if (rootEntries === 0) throw damaged()
  const sectors = view.getUint16(BPB.sectors16, true)
  return {
    sectors: sectors === 0 ? view.getUint32(BPB.sectors32, true) : sectors,
    fatSectors: view.getUint16(BPB.fatSectors16, true),
    rootEntries,
    rootCluster: 0,
    infoSector: 0,
    backupSector: 0,
  }
}

function damaged() {
  return fatFault('target-damaged', { part: phrase('efi-system-partition') })
}
