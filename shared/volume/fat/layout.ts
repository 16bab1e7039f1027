/** Offsets in a FAT boot sector, little-endian (Microsoft FAT specification, "Boot Sector and BPB"). */
export const BPB = {
  oemName: 3,
  bytesPerSector: 11,
  sectorsPerCluster: 13,
  reservedSectors: 14,
  fatCount: 16,
  rootEntries: 17,
  sectors16: 19,
  media: 21,
  fatSectors16: 22,
  sectorsPerTrack: 24,
  heads: 26,
  hiddenSectors: 28,
  sectors32: 32,
  fatSectors32: 36,
  rootCluster: 44,
  infoSector: 48,
  backupSector: 50,
  driveNumber: 64,
  bootSignature: 66,
  serialNumber: 67,
  label: 71,
  typeName: 82,
  endMark: 510,
} as const

/** FSInfo (FAT specification, "FSInfo Sector"). */
export const INFO = { lead: 0, structure: 484, freeClusters: 488, nextFree: 492, trail: 508 } as const
export const INFO_LEAD = 0x41615252
export const INFO_STRUCTURE = 0x61417272
export const INFO_TRAIL = 0xaa550000

/** A directory entry (FAT specification, "Directory Structure") and a long-name entry. */
export const ENTRY = {
  name: 0,
  attributes: 11,
  creationTime: 14,
  creationDate: 16,
  accessDate: 18,
  clusterHigh: 20,
  writeTime: 22,
  writeDate: 24,
  clusterLow: 26,
  size: 28,
  bytes: 32,
} as const
export const LONG = {
  order: 0,
  checksum: 13,
  unitsAt: [1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30],
  lastFlag: 0x40,
  units: 13,
} as const
export const ATTRIBUTE = { volumeLabel: 0x08, directory: 0x10, archive: 0x20, longName: 0x0f } as const
export const DELETED = 0xe5
export const END_OF_CHAIN = 0x0fffffff
export const FIRST_END = 0x0ffffff8
export const CLUSTER_MASK = 0x0fffffff
