/** Offsets in the WIM header, little-endian (MS-WIM 2.2; wimlib's documentation of the format). */
export const HEADER = {
  magic: 0,
  size: 8,
  version: 12,
  flags: 16,
  chunkSize: 20,
  guid: 24,
  partNumber: 40,
  totalParts: 42,
  imageCount: 44,
  blobTable: 48,
  xml: 72,
  bootMetadata: 96,
  bootIndex: 120,
  integrity: 124,
  bytes: 208,
} as const

export const MAGIC = 'MSWIM\0\0\0'
/** wimlib's layout for pipes; its header with the places of everything stands at the end of the file. */
export const PIPABLE_MAGIC = 'WLPWM\0\0\0'
export const VERSION_1_13 = 0x00010d00
/** Files with solid resources or LZMS. */
export const VERSION_0_14 = 0x00000e00

/** Header flags (MS-WIM 2.2.1; LZMS by wimlib's documentation of the format). */
export const HEADER_FLAG = {
  compressed: 0x2,
  spanned: 0x8,
  writeInProgress: 0x40,
  xpress: 0x20000,
  lzx: 0x40000,
  lzms: 0x80000,
} as const

/** A resource header: 7 bytes of size and 1 of flags, offset, uncompressed size (MS-WIM 2.2.2). */
export const RESOURCE = { sizeAndFlags: 0, flags: 7, offset: 8, originalSize: 16, bytes: 24 } as const
export const RESOURCE_FLAG = { free: 0x1, metadata: 0x2, compressed: 0x4, spanned: 0x8, solid: 0x10 } as const

/** An entry of the blob table (MS-WIM 2.4). */
export const BLOB_ENTRY = { partNumber: 24, referenceCount: 26, sha1: 30, bytes: 50 } as const

/** What an entry of a solid run has for its uncompressed size when it stands for a resource, not a blob (wimlib's documentation). */
export const SOLID_RESOURCE_MARK = 2 ** 32

/** What precedes the chunk sizes of a solid resource; the compression is a number of `SOLID_COMPRESSION` (wimlib's documentation). */
export const SOLID_HEADER = { originalSize: 0, chunkSize: 8, compression: 12, bytes: 16 } as const
export const SOLID_COMPRESSION = ['none', 'xpress', 'lzx', 'lzms'] as const

/** Before each chunk of a pipable WIM: its stored size (wimlib's documentation). */
export const PIPABLE_CHUNK_HEADER_BYTES = 4

/** Security data before the entries: its own size, how many descriptors, their sizes, the descriptors (MS-WIM 2.5). */
export const SECURITY = { total: 0, count: 4, sizes: 8 } as const

/** A directory entry (MS-WIM 2.5.1) and an extra stream entry after it (MS-WIM 2.5.2). */
export const DENTRY = {
  length: 0,
  attributes: 8,
  security: 12,
  subdirectory: 16,
  creationTime: 40,
  lastAccessTime: 48,
  lastWriteTime: 56,
  sha1: 64,
  reparseTag: 88,
  hardLinkGroup: 88,
  streamCount: 96,
  shortNameBytes: 98,
  nameBytes: 100,
  name: 102,
} as const
export const EXTRA_STREAM = { length: 0, sha1: 16, nameBytes: 36, name: 38 } as const

/** An item behind the names of a directory entry: tag, length, value (wimlib's documentation of the format). */
export const TAGGED_ITEM = { tag: 0, length: 4, value: 8 } as const
export const ITEM_TAG = { objectId: 0x1, extendedAttributes: 0x2, unixData: 0x337dd873 } as const

/** An integrity table: its own size, the chunk count, the chunk size, then one SHA-1 a chunk (MS-WIM 2.6). */
export const INTEGRITY = { size: 0, count: 4, chunkSize: 8, hashes: 12 } as const

export const SHA1_BYTES = 20
