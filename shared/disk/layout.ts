import { diskFault } from './faults.ts'
import { PARTITION_TYPE } from './partition-types.ts'

const MIB = 1 << 20

/** Microsoft's recommended UEFI layout: 260 MiB lets the ESP be FAT32 on 4Kn drives too; MSR 16 MiB (configmgr.md 6.3). */
const ESP_BYTES = 260 * MIB
const MSR_BYTES = 16 * MIB
const SMALLEST_WINDOWS_BYTES = 64 * MIB

export interface PlannedPartition {
  readonly typeGuid: string
  readonly uniqueGuid: string
  readonly name: string
  readonly firstByte: number
  readonly byteLength: number
}

export interface DiskLayout {
  readonly sectorSize: number
  readonly diskGuid: string
  readonly partitions: readonly PlannedPartition[]
}

/** ESP, MSR and Windows on a disk of `bytes`, aligned to 1 MiB. `newGuid` gives lower-case text. Fault `target-too-small`. */
export function uefiLayout(bytes: number, sectorSize: number, newGuid: () => string): DiskLayout {
  const windowsStart = MIB + ESP_BYTES + MSR_BYTES
  const windowsBytes = Math.floor((bytes - windowsStart - MIB) / MIB) * MIB
  if (windowsBytes < SMALLEST_WINDOWS_BYTES)
    throw diskFault('target-too-small', { needed: windowsStart + MIB + SMALLEST_WINDOWS_BYTES, available: bytes })
  const part = (typeGuid: string, name: string, firstByte: number, byteLength: number): PlannedPartition => ({
    typeGuid,
    uniqueGuid: newGuid(),
    name,
    firstByte,
    byteLength,
  })
  return {
    sectorSize,
    diskGuid: newGuid(),
    partitions: [
      part(PARTITION_TYPE.esp, 'EFI system partition', MIB, ESP_BYTES),
      part(PARTITION_TYPE.msr, 'Microsoft reserved partition', MIB + ESP_BYTES, MSR_BYTES),
      part(PARTITION_TYPE.basicData, 'Basic data partition', windowsStart, windowsBytes),
    ],
  }
}
