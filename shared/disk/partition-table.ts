import type { ByteSource } from '../bytes/byte-source.ts'
import { phrase } from '../phrase/phrase.ts'
import { diskFault } from './faults.ts'
import { readGpt } from './gpt.ts'
import type { GptTable } from './gpt-table.ts'
import { kindOfFirstSector, readMbr } from './mbr.ts'
import { type MbrTable, signatureText } from './mbr-table.ts'

/** A disk's partition table, told by content. */
export type PartitionTable =
  | { readonly kind: 'gpt'; readonly gpt: GptTable }
  | { readonly kind: 'mbr'; readonly mbr: MbrTable }

/** A disk as far as its table goes: `sectorSize` where its container says so. */
type TabledDisk = ByteSource & { readonly sectorSize?: number | undefined }

/**
 * GPT behind a protective MBR, or an ordinary MBR; a GPT behind an ordinary MBR is a leftover that firmware does not use
 * (UEFI 2.10, 5.3.2). Faults: `target-not-formatted`, `target-damaged`, `target-unsupported` for a hybrid MBR.
 */
export function readPartitionTable(disk: TabledDisk, path: string): PartitionTable {
  switch (kindOfFirstSector(disk)) {
    case 'ordinary':
      return { kind: 'mbr', mbr: readMbr(disk, path, disk.sectorSize) }
    case 'hybrid':
      throw diskFault('target-unsupported', { feature: phrase('hybrid-mbr') })
    case 'volume':
      throw diskFault('target-not-formatted', { path, reason: phrase('volume-without-table') })
    case 'protective':
    case 'none':
      return { kind: 'gpt', gpt: readGpt(disk, path, disk.sectorSize) }
  }
}

/** The disk's GUID, or the signature of an MBR disk as eight hexadecimal digits. */
export function diskIdOf(table: PartitionTable): string {
  return table.kind === 'gpt' ? table.gpt.diskGuid : signatureText(table.mbr.diskSignature)
}

/** Bytes of a sector by which the table counts. */
export function sectorSizeOf(table: PartitionTable): number {
  return table.kind === 'gpt' ? table.gpt.sectorSize : table.mbr.sectorSize
}
