/** Offsets in a FAT boot sector, little-endian (Microsoft FAT specification, "Boot Sector and BPB"); behind 32, FAT32's. */
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
  extendedFlags: 40,
  version: 42,
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

/** Offsets in a FAT16 boot sector behind those that both kinds have (FAT specification, "Extended BPB for FAT12 and FAT16"). */
export const BPB16 = { driveNumber: 36, bootSignature: 38, serialNumber: 39, label: 43, typeName: 54 } as const

export type FatKind = 'fat16' | 'fat32'

interface FatWidth {
  /** Of an entry of the table. */
  readonly bytes: 2 | 4
  /** The upper four bits of a FAT32 entry are reserved and stay as they are. */
  readonly mask: number
  /** This and all above end a chain. */
  readonly firstEnd: number
  readonly endOfChain: number
}

export const WIDTHS: Readonly<Record<FatKind, FatWidth>> = {
  fat16: { bytes: 2, mask: 0xffff, firstEnd: 0xfff8, endOfChain: 0xffff },
  fat32: { bytes: 4, mask: 0x0fffffff, firstEnd: 0x0ffffff8, endOfChain: 0x0fffffff },
}

/** Clusters that a volume of each kind has at least (FAT specification, "FAT Type Determination"). */
export const FEWEST_CLUSTERS: Readonly<Record<FatKind, number>> = { fat16: 4085, fat32: 65525 }

/** FSInfo (FAT specification, "FSInfo Sector"). */
export const INFO = { lead: 0, structure: 484, freeClusters: 488, nextFree: 492, trail: 508 } as const
/** All bits but the mirroring ones are reserved in BPB_ExtFlags: this one says that only one table is in use. */
export const NO_MIRRORING = 0x80

export const INFO_LEAD = 0x41615252
export const INFO_STRUCTURE = 0x61417272
export const INFO_TRAIL = 0xaa550000

/** A directory entry (FAT specification, "Directory Structure") and a long-name entry. */
export const ENTRY = {
  name: 0,
  nameBytes: 11,
  attributes: 11,
  caseFlags: 12,
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
  orderMask: 0x3f,
  mostParts: 20,
  units: 13,
} as const
/** Parts of a short name that are shown in lower case (Windows NT; the specification reserves the byte). */
export const SHORT_CASE = { base: 0x08, extension: 0x10 } as const
export const ATTRIBUTE = { volumeLabel: 0x08, directory: 0x10, archive: 0x20, longName: 0x0f } as const
export const DELETED = 0xe5
/** First byte of a short name that really begins with 0xE5. */
export const DELETED_STANDS_IN = 0x05
/** The two entries before the first cluster's. */
export const FIRST_CLUSTER = 2
/** No directory is longer (FAT specification, 65,536 entries of 32 bytes). */
export const LARGEST_DIRECTORY = 2 << 20
