/** Offsets in a registry hive, little-endian (configmgr.md 7.1; libyal's documentation of the format). */
export const BASE = {
  primarySequence: 0x04,
  secondarySequence: 0x08,
  major: 0x14,
  minor: 0x18,
  type: 0x1c,
  format: 0x20,
  rootCell: 0x24,
  binsSize: 0x28,
  clustering: 0x2c,
  checksum: 0x1fc,
  bytes: 0x1000,
} as const
/** In a log, after its head of one sector. */
export const LOG = { entrySize: 4, entrySequence: 12, entryHeaderBytes: 40 } as const
export const BIN = { offset: 4, size: 8, headerBytes: 32 } as const
export const KEY = {
  flags: 2,
  parent: 16,
  subkeyCount: 20,
  subkeyList: 28,
  volatileList: 32,
  valueCount: 36,
  valueList: 40,
  security: 44,
  className: 48,
  largestSubkeyName: 52,
  largestValueName: 60,
  largestValueData: 64,
  nameLength: 72,
  name: 76,
} as const
export const VALUE = { nameLength: 2, dataLength: 4, data: 8, type: 12, flags: 16, name: 20 } as const
/** Large data in pieces, from version 1.4 on: a list of cells that hold `piece` bytes each. */
export const BIG = { count: 2, list: 4, bytes: 8, piece: 16344 } as const
export const SECURITY = { next: 4, previous: 8, references: 12, length: 16, descriptor: 20 } as const
export const ASCII_NAME = 0x20
export const ROOT_FLAGS = 0x0c
export const VALUE_ASCII = 1
export const INLINE = 0x80000000
export const NO_CELL = 0xffffffff
export const VALUE_TYPE = { string: 1, binary: 3, dword: 4, multiString: 7 } as const
