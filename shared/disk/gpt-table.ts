/** One used entry of a GUID partition table. Positions in bytes. */
export interface GptPartition {
  /** Place in the entry array, from 0. */
  readonly index: number
  readonly typeGuid: string
  readonly uniqueGuid: string
  readonly attributes: bigint
  readonly name: string
  readonly firstByte: number
  readonly byteLength: number
}

export interface GptTable {
  readonly sectorSize: number
  readonly diskGuid: string
  readonly partitions: readonly GptPartition[]
  /** Of the two tables, the one that is damaged, missing or not like the other, which was read. */
  readonly lostCopy: 'primary' | 'backup' | undefined
}

/** Offsets in a GPT header (UEFI 2.10 table 5.5), little-endian. */
export const GPT_HEADER = {
  signature: 0,
  revision: 8,
  headerSize: 12,
  headerCrc: 16,
  myLba: 24,
  alternateLba: 32,
  firstUsableLba: 40,
  lastUsableLba: 48,
  diskGuid: 56,
  entriesLba: 72,
  entryCount: 80,
  entrySize: 84,
  entriesCrc: 88,
  bytes: 92,
} as const

/** Offsets in a partition entry (UEFI 2.10 table 5.6). */
export const GPT_ENTRY = {
  typeGuid: 0,
  uniqueGuid: 16,
  firstLba: 32,
  lastLba: 40,
  attributes: 48,
  name: 56,
  nameBytes: 72,
  bytes: 128,
} as const

export const GPT_SIGNATURE = 'EFI PART'
export const GPT_REVISION = 0x00010000
/** Entries that every GPT has room for (UEFI 2.10, 5.3.1: at least 16,384 bytes). */
export const GPT_ENTRY_COUNT = 128
