import { type ByteSource, readExactly } from '../../bytes/byte-source.ts'
import { phrase } from '../../phrase/phrase.ts'
import { ntfsFault } from './faults.ts'
import { BOOT, MOST_CLUSTERS, OEM_ID } from './layout.ts'

/** What an NTFS boot sector says. Sizes in bytes, positions in clusters. */
export interface BootFacts {
  readonly sectorSize: number
  readonly clusterSize: number
  readonly clusters: number
  readonly totalSectors: number
  readonly mftCluster: number
  readonly mirrorCluster: number
  readonly recordSize: number
  readonly indexBlockSize: number
  readonly serialNumber: bigint
  readonly hiddenSectors: number
}

/** The first sector as NTFS facts. Faults: `target-not-formatted` {path, reason}, `target-damaged` {part}, `target-unsupported`. */
export function readBootSector(source: ByteSource, path: string): BootFacts {
  const bytes = readExactly(source, 0, 512)
  if (bytes === undefined) throw ntfsFault('target-not-formatted', { path, reason: phrase('volume-too-short') })
  return parseBootSector(bytes, source.size, path)
}

export function parseBootSector(bytes: Uint8Array, volumeBytes: number, path: string): BootFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const oem = String.fromCharCode(...bytes.subarray(BOOT.oemId, BOOT.oemId + 8))
  if (oem !== OEM_ID || view.getUint16(BOOT.endMark, true) !== 0xaa55)
    throw ntfsFault('target-not-formatted', { path, reason: phrase('windows-without-ntfs') })
  const sectorSize = view.getUint16(BOOT.bytesPerSector, true)
  const perCluster = view.getUint8(BOOT.sectorsPerCluster)
  // Beyond 64 KiB the field is a negative power of two of sectors.
  const clusterSize = sectorSize * (perCluster > 0x80 ? 2 ** (256 - perCluster) : perCluster)
  const totalSectors = Number(view.getBigUint64(BOOT.totalSectors, true))
  const facts: BootFacts = {
    sectorSize,
    clusterSize,
    totalSectors,
    clusters: Math.floor((totalSectors * sectorSize) / clusterSize),
    mftCluster: Number(view.getBigUint64(BOOT.mftCluster, true)),
    mirrorCluster: Number(view.getBigUint64(BOOT.mirrorCluster, true)),
    recordSize: sizeOf(view.getInt8(BOOT.recordSize), clusterSize),
    indexBlockSize: sizeOf(view.getInt8(BOOT.indexBlockSize), clusterSize),
    serialNumber: view.getBigUint64(BOOT.serialNumber, true),
    hiddenSectors: view.getUint32(BOOT.hiddenSectors, true),
  }
  const sane =
    [512, 1024, 2048, 4096].includes(sectorSize) &&
    isPowerOfTwo(clusterSize, 512, 2 << 20) &&
    isPowerOfTwo(facts.recordSize, 1024, 4096) &&
    isPowerOfTwo(facts.indexBlockSize, 1024, 65536) &&
    totalSectors * sectorSize <= volumeBytes &&
    facts.mftCluster < facts.clusters &&
    facts.mirrorCluster < facts.clusters
  if (!sane) throw ntfsFault('target-damaged', { part: phrase('ntfs-boot-sector') })
  if (facts.clusters > MOST_CLUSTERS) throw ntfsFault('target-unsupported', { feature: phrase('too-many-clusters') })
  return Object.freeze(facts)
}

/** A positive field counts clusters, a negative one is a power of two of bytes. */
function sizeOf(field: number, clusterSize: number): number {
  return field > 0 ? field * clusterSize : 2 ** -field
}

function isPowerOfTwo(value: number, least: number, most: number): boolean {
  return value >= least && value <= most && Number.isInteger(Math.log2(value))
}
