/**
 * A directory tree as every format hands it to the next: what a WIM image holds, what a volume is populated with,
 * what a volume's reader finds. Parallel arrays by number, because trees of 500,000 entries must stay small.
 *
 * Inode 0 is the root directory and has no name. A hard link is a second name of the same inode.
 */
export interface FileTree {
  readonly inodes: InodeTable
  readonly names: NameTable
  readonly streams: StreamTable
  /** Self-relative security descriptors (MS-DTYP 2.4.6), referred to by `inodes.security`. */
  readonly securityDescriptors: readonly Uint8Array[]
}

export interface InodeTable {
  readonly count: number
  /** FILE_ATTRIBUTE_* (MS-FSCC 2.6). */
  readonly attributes: Uint32Array
  /** FILETIME, 100 ns UTC. */
  readonly creationTime: BigUint64Array
  readonly lastAccessTime: BigUint64Array
  readonly lastWriteTime: BigUint64Array
  /** Index into `securityDescriptors`, or -1. */
  readonly security: Int32Array
  /** Reparse tag (MS-FSCC 2.1.2.1), 0 when the inode is no reparse point. */
  readonly reparseTag: Uint32Array
  /** 16-byte object ids by inode, for the few inodes that have one. */
  readonly objectIds: ReadonlyMap<number, Uint8Array>
  /**
   * Extended attributes by inode, for the few that have some: FILE_FULL_EA_INFORMATION entries (MS-FSCC 2.4.16), multiples of
   * four bytes, the last of which tells its length too, as NTFS keeps them.
   */
  readonly extendedAttributes: ReadonlyMap<number, Uint8Array>
}

export interface NameTable {
  readonly count: number
  /** Inode of the directory that holds the name. */
  readonly parent: Uint32Array
  readonly inode: Uint32Array
  /** Long name, 1 to 255 UTF-16 units. */
  nameOf(index: number): string
  /** DOS name, or '' when there is none. */
  shortNameOf(index: number): string
  /** The same as they are kept, for other threads. */
  readonly packed: PackedNames
}

/** Places of names in the bytes of a pool, by name; 0 where there is none. */
export interface PackedNames {
  readonly bytes: Uint8Array
  readonly long: Uint32Array
  readonly short: Uint32Array
}

export interface StreamTable {
  readonly count: number
  /** Streams are grouped by inode: those of inode i are `start[i]` up to `start[i + 1]`. */
  readonly start: Uint32Array
  /** STREAM_DATA or STREAM_REPARSE. */
  readonly kind: Uint8Array
  /** Caller's number of the content (row of the WIM's blob table), -1 for an empty stream. */
  readonly blob: Int32Array
  /** Bytes; for a reparse stream the data after the 8-byte (tag, length, reserved) header. */
  readonly size: Float64Array
  /** '' for the unnamed data stream. */
  nameOf(index: number): string
}

export const STREAM_DATA = 0
export const STREAM_REPARSE = 1

/** FILE_ATTRIBUTE_* values that the tree's users look at (MS-FSCC 2.6). */
export const FILE_ATTRIBUTE = {
  READONLY: 0x1,
  HIDDEN: 0x2,
  SYSTEM: 0x4,
  DIRECTORY: 0x10,
  ARCHIVE: 0x20,
  NORMAL: 0x80,
  TEMPORARY: 0x100,
  SPARSE_FILE: 0x200,
  REPARSE_POINT: 0x400,
  COMPRESSED: 0x800,
  OFFLINE: 0x1000,
  NOT_CONTENT_INDEXED: 0x2000,
  ENCRYPTED: 0x4000,
} as const

/**
 * Attributes that can be given to a file (Microsoft's documentation of SetFileAttributes; ntfs-3g sets the same): the others
 * follow from what it is and how it is stored.
 */
export const SETTABLE_ATTRIBUTES =
  FILE_ATTRIBUTE.READONLY |
  FILE_ATTRIBUTE.HIDDEN |
  FILE_ATTRIBUTE.SYSTEM |
  FILE_ATTRIBUTE.ARCHIVE |
  FILE_ATTRIBUTE.TEMPORARY |
  FILE_ATTRIBUTE.OFFLINE |
  FILE_ATTRIBUTE.NOT_CONTENT_INDEXED
