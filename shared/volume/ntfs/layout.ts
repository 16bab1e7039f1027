/** Offsets in the boot sector, little-endian (NTFS documentation, "$Boot"). */
export const BOOT = {
  oemId: 3,
  bytesPerSector: 0x0b,
  sectorsPerCluster: 0x0d,
  media: 0x15,
  sectorsPerTrack: 0x18,
  heads: 0x1a,
  hiddenSectors: 0x1c,
  signature80: 0x24,
  totalSectors: 0x28,
  mftCluster: 0x30,
  mirrorCluster: 0x38,
  recordSize: 0x40,
  indexBlockSize: 0x44,
  serialNumber: 0x48,
  endMark: 0x1fe,
} as const
export const OEM_ID = 'NTFS    '
/** Bytes of $Boot. */
export const BOOT_BYTES = 8192

/** Numbers of the file system's own records. */
export const SYSTEM_FILE = {
  mft: 0,
  mirror: 1,
  logFile: 2,
  volume: 3,
  attributeDefinitions: 4,
  root: 5,
  bitmap: 6,
  boot: 7,
  badClusters: 8,
  secure: 9,
  upcase: 10,
  extend: 11,
  firstUser: 24,
} as const

export const ATTRIBUTE = {
  standardInformation: 0x10,
  attributeList: 0x20,
  fileName: 0x30,
  objectId: 0x40,
  securityDescriptor: 0x50,
  volumeName: 0x60,
  volumeInformation: 0x70,
  data: 0x80,
  indexRoot: 0x90,
  indexAllocation: 0xa0,
  bitmap: 0xb0,
  reparsePoint: 0xc0,
  eaInformation: 0xd0,
  ea: 0xe0,
  loggedUtilityStream: 0x100,
  end: 0xffffffff,
} as const

/** A file record ("FILE"). */
export const RECORD = {
  signature: 0,
  fixupOffset: 4,
  fixupCount: 6,
  sequence: 16,
  links: 18,
  firstAttribute: 20,
  flags: 22,
  usedBytes: 24,
  allocatedBytes: 28,
  baseRecord: 32,
  nextInstance: 40,
  number: 44,
  fixupArray: 48,
} as const
export const RECORD_FLAG = { inUse: 1, directory: 2, extend: 4, viewIndex: 8 } as const

/** Common part of an attribute, then its resident or non-resident part. */
export const HEADER = {
  type: 0,
  length: 4,
  nonResident: 8,
  nameLength: 9,
  nameOffset: 10,
  flags: 12,
  instance: 14,
  valueLength: 16,
  valueOffset: 20,
  indexed: 22,
  residentBytes: 24,
  firstVcn: 16,
  lastVcn: 24,
  runsOffset: 32,
  compressionUnit: 34,
  allocatedSize: 40,
  dataSize: 48,
  initializedSize: 56,
  nonResidentBytes: 64,
  compressedSize: 64,
  sparseBytes: 72,
} as const
/** Flags of an attribute's header. */
export const ATTRIBUTE_FLAG = { sparse: 0x8000 } as const

/** The $FILE_NAME value. */
export const FILE_NAME = {
  parent: 0,
  creationTime: 8,
  lastWriteTime: 16,
  changeTime: 24,
  lastAccessTime: 32,
  allocatedSize: 40,
  dataSize: 48,
  attributes: 56,
  tagOrEaSize: 60,
  nameLength: 64,
  namespace: 65,
  name: 66,
} as const
export const NAMESPACE = { posix: 0, win32: 1, dos: 2, win32AndDos: 3 } as const
/** Attribute bits that only $FILE_NAME has: a directory, a view index. */
export const NAME_FLAG = { directory: 0x10000000, viewIndex: 0x20000000 } as const

/** The $STANDARD_INFORMATION value of NTFS 3. */
export const STANDARD = {
  creationTime: 0,
  lastWriteTime: 8,
  changeTime: 16,
  lastAccessTime: 24,
  attributes: 32,
  securityId: 52,
  bytes: 72,
} as const

/** The $VOLUME_INFORMATION value. */
export const VOLUME = { majorVersion: 8, minorVersion: 9, flags: 10, bytes: 12 } as const

/** $INDEX_ROOT value, the index header in it and in blocks, and an index entry. */
export const INDEX_ROOT = {
  attributeType: 0,
  collation: 4,
  blockSize: 8,
  clustersPerBlock: 12,
  header: 16,
  bytes: 32,
} as const
export const INDEX_HEADER = { firstEntry: 0, usedBytes: 4, allocatedBytes: 8, flags: 12, bytes: 16 } as const
export const INDEX_BLOCK = { fixupOffset: 4, fixupCount: 6, vcn: 16, header: 24, fixupArray: 40 } as const
export const INDEX_ENTRY = { reference: 0, length: 8, keyLength: 10, flags: 12, key: 16 } as const
export const INDEX_FLAG = { hasChildren: 1 } as const
export const ENTRY_FLAG = { hasChild: 1, last: 2 } as const
export const COLLATION = { fileName: 1, ulong: 0x10, sid: 0x11, securityHash: 0x12, ulongs: 0x13 } as const

/** Sector that update sequences protect, whatever the disk's own (NTFS documentation, "Fixup"). */
export const FIXUP_SECTOR = 512

export function align8(value: number): number {
  return Math.ceil(value / 8) * 8
}

/** $Secure:$SDS with its copies: far beyond what a Windows has; it is held in memory. */
export const LARGEST_SDS = 1 << 28

/** What NTFS of Windows goes up to (Microsoft's NTFS overview, "Support for large volumes"). */
export const MOST_CLUSTERS = 2 ** 32 - 1
