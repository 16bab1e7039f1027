import { diskFault } from './faults.ts'
import { PARTITION_TYPE } from './partition-types.ts'

const MIB = 1 << 20

/** Microsoft's recommended UEFI layout: 260 MiB lets the ESP be FAT32 on 4Kn drives too; MSR 16 MiB (configmgr.md 6.3). */
const ESP_BYTES = 260 * MIB
const MSR_BYTES = 16 * MIB
const SMALLEST_WINDOWS_BYTES = 64 * MIB
/** Platform required, no drive letter: what Microsoft's documentation gives recovery partitions (diskpart, `gpt attributes`). */
const RECOVERY_ATTRIBUTES = 0x8000000000000001n

export interface PlannedPartition {
  readonly typeGuid: string
  readonly uniqueGuid: string
  readonly name: string
  readonly firstByte: number
  readonly byteLength: number
  readonly attributes?: bigint
}

export interface DiskLayout {
  readonly sectorSize: number
  readonly diskGuid: string
  readonly partitions: readonly PlannedPartition[]
}

/** What of the layout may be chosen. Sizes in bytes. */
export interface LayoutChoices {
  /** Size of a recovery partition behind Windows; none when left out. Rounded up to 1 MiB. */
  readonly recovery?: number
}

/** ESP, MSR, Windows and recovery on a disk of `bytes`, aligned to 1 MiB. `newGuid` gives GUID text. Fault `target-too-small`. */
export function uefiLayout(
  bytes: number,
  sectorSize: number,
  newGuid: () => string,
  { recovery = 0 }: LayoutChoices = {},
): DiskLayout {
  const windowsStart = MIB + ESP_BYTES + MSR_BYTES
  const recoveryBytes = Math.ceil(recovery / MIB) * MIB
  const windowsBytes = Math.floor((bytes - windowsStart - recoveryBytes - MIB) / MIB) * MIB
  if (windowsBytes < SMALLEST_WINDOWS_BYTES) {
    const needed = windowsStart + MIB + recoveryBytes + SMALLEST_WINDOWS_BYTES
    throw diskFault('target-too-small', { needed, available: bytes })
  }
  const part = (typeGuid: string, name: string, firstByte: number, byteLength: number): PlannedPartition => ({
    typeGuid,
    uniqueGuid: newGuid(),
    name,
    firstByte,
    byteLength,
  })
  const partitions = [
    part(PARTITION_TYPE.esp, 'EFI system partition', MIB, ESP_BYTES),
    part(PARTITION_TYPE.msr, 'Microsoft reserved partition', MIB + ESP_BYTES, MSR_BYTES),
    part(PARTITION_TYPE.basicData, 'Basic data partition', windowsStart, windowsBytes),
  ]
  if (recoveryBytes > 0) {
    const place = part(PARTITION_TYPE.recovery, 'Recovery', windowsStart + windowsBytes, recoveryBytes)
    partitions.push({ ...place, attributes: RECOVERY_ATTRIBUTES })
  }
  return { sectorSize, diskGuid: newGuid(), partitions }
}
