import { BOOT, BOOT_BYTES, OEM_ID } from '../layout.ts'

/** What a boot sector says of a volume. Sizes in bytes, positions in clusters. */
export interface BootParameters {
  readonly clusterSize: number
  readonly sectorSize: number
  readonly serialNumber: bigint
  /** Sectors of the disk before the volume. */
  readonly hiddenSectors: number
  readonly totalSectors: number
  readonly mftCluster: number
  readonly mirrorCluster: number
  readonly recordSize: number
  readonly indexBlockSize: number
  /** Content of $Boot as another formatter wrote it, whose code is kept; none means that only UEFI starts the disk. */
  readonly bootArea: Uint8Array | undefined
}

/** A jump over the parameters, then NOP. */
const JUMP = [0xeb, 0x52, 0x90] as const
const FIXED_DISK = 0xf8
/** Geometry that LBA disks pretend to have. */
const SECTORS_PER_TRACK = 63
const HEADS = 255
const DRIVE_AND_SIGNATURE = 0x00800080
const END_MARK = 0xaa55
/** A field of one byte says more sectors per cluster than this as a negative power of two. */
const MOST_SECTORS = 128

/** Content of $Boot; its first sector stands again behind the volume's last. */
export function makeBootArea(parameters: BootParameters): Uint8Array {
  const { sectorSize, clusterSize, totalSectors, mftCluster, mirrorCluster, bootArea } = parameters
  const bytes = new Uint8Array(BOOT_BYTES)
  if (bootArea !== undefined) bytes.set(bootArea.subarray(0, BOOT_BYTES))
  const view = new DataView(bytes.buffer)
  bytes.set(JUMP)
  for (let i = 0; i < OEM_ID.length; i++) bytes[BOOT.oemId + i] = OEM_ID.charCodeAt(i)
  view.setUint16(BOOT.bytesPerSector, sectorSize, true)
  const perCluster = clusterSize / sectorSize
  view.setUint8(BOOT.sectorsPerCluster, perCluster <= MOST_SECTORS ? perCluster : 256 - Math.log2(perCluster))
  view.setUint8(BOOT.media, FIXED_DISK)
  view.setUint16(BOOT.sectorsPerTrack, SECTORS_PER_TRACK, true)
  view.setUint16(BOOT.heads, HEADS, true)
  view.setUint32(BOOT.hiddenSectors, parameters.hiddenSectors, true)
  view.setUint32(BOOT.signature80, DRIVE_AND_SIGNATURE, true)
  view.setBigUint64(BOOT.totalSectors, BigInt(totalSectors), true)
  view.setBigUint64(BOOT.mftCluster, BigInt(mftCluster), true)
  view.setBigUint64(BOOT.mirrorCluster, BigInt(mirrorCluster), true)
  view.setInt8(BOOT.recordSize, clustersOrPower(parameters.recordSize, clusterSize))
  view.setInt8(BOOT.indexBlockSize, clustersOrPower(parameters.indexBlockSize, clusterSize))
  view.setBigUint64(BOOT.serialNumber, parameters.serialNumber, true)
  view.setUint16(BOOT.endMark, END_MARK, true)
  return bytes
}

function clustersOrPower(bytes: number, clusterSize: number): number {
  return bytes >= clusterSize ? bytes / clusterSize : -Math.log2(bytes)
}
