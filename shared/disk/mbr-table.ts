/** Offsets in a master boot record, little-endian (UEFI 2.10 table 5.1; Windows' disk signature: configmgr.md 6.3). */
export const MBR = {
  /** Code that a BIOS runs lies before this. */
  codeEnd: 440,
  diskSignature: 440,
  entry: 446,
  type: 450,
  firstLba: 454,
  sectors: 458,
  signature: 510,
  entries: 4,
  entryBytes: 16,
  bytes: 512,
} as const

/** Offsets in a partition entry (UEFI 2.10 table 5.2). */
export const MBR_ENTRY = { status: 0, firstChs: 1, type: 4, lastChs: 5, firstLba: 8, sectors: 12 } as const

export const MBR_SIGNATURE = 0xaa55
export const MBR_ACTIVE = 0x80

/** Partition types (Microsoft, "PARTITION_INFORMATION_MBR" and "Partition types"; 0xEE: UEFI 2.10, 5.2.3). */
export const MBR_TYPE = {
  empty: 0x00,
  extended: 0x05,
  ntfs: 0x07,
  extendedLba: 0x0f,
  recovery: 0x27,
  extendedLinux: 0x85,
  gpt: 0xee,
} as const

/** One partition of an MBR disk. Positions in bytes. */
export interface MbrPartition {
  /** Place in the table, from 0; logical partitions count from 4 on. */
  readonly index: number
  readonly role: 'primary' | 'extended' | 'logical'
  readonly type: number
  readonly isActive: boolean
  readonly firstByte: number
  readonly byteLength: number
}

export interface MbrTable {
  readonly sectorSize: number
  /** Number by which Windows and boot data know the disk; 0 when nobody gave it one. */
  readonly diskSignature: number
  readonly partitions: readonly MbrPartition[]
  /** Something stands where a BIOS looks for code; whether it starts anything is out of reach here. */
  readonly hasBootCode: boolean
}

/** The disk's signature as diskpart shows it: eight hexadecimal digits. */
export function signatureText(signature: number): string {
  return signature.toString(16).toUpperCase().padStart(8, '0')
}
