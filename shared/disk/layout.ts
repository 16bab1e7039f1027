import { guidFromText } from '../bytes/guid.ts'
import { diskFault } from './faults.ts'
import { MBR_TYPE } from './mbr-table.ts'
import { PARTITION_TYPE } from './partition-types.ts'

const MIB = 1 << 20
/** Every partition begins at a multiple of this, and so much stays free behind the last one. */
const ALIGNMENT = MIB
const SMALLEST_WINDOWS_BYTES = 64 * MIB
/** An MBR counts sectors in 32 bits (UEFI 2.10 table 5.2). */
const MOST_MBR_SECTORS = 0xffffffff
/** Platform required, no drive letter: what Microsoft's documentation gives recovery partitions (diskpart, `gpt attributes`). */
const RECOVERY_ATTRIBUTES = 0x8000000000000001n

export type PartitionRole = 'esp' | 'msr' | 'system' | 'windows' | 'recovery'
export type LayoutName = 'uefi' | 'bios' | 'bios-single'

interface Share {
  readonly role: PartitionRole
  /** Undefined for what the others leave. */
  readonly bytes: number | undefined
  /** The partition that a BIOS starts. */
  readonly isActive?: boolean
}

/**
 * Microsoft's recommended layouts ("UEFI/GPT-based hard drive partitions", "BIOS/MBR-based hard drive partitions"), a
 * recovery partition last in each; and the single partition that the documentation of prestaged media assumes
 * (configmgr.md 6.1). 260 MiB let the ESP be FAT32 on 4Kn drives too (configmgr.md 6.3).
 */
const LAYOUTS: Readonly<Record<LayoutName, { readonly table: 'gpt' | 'mbr'; readonly shares: readonly Share[] }>> = {
  uefi: {
    table: 'gpt',
    shares: [
      { role: 'esp', bytes: 260 * MIB },
      { role: 'msr', bytes: 16 * MIB },
      { role: 'windows', bytes: undefined },
    ],
  },
  bios: {
    table: 'mbr',
    shares: [
      { role: 'system', bytes: 100 * MIB, isActive: true },
      { role: 'windows', bytes: undefined },
    ],
  },
  'bios-single': { table: 'mbr', shares: [{ role: 'windows', bytes: undefined, isActive: true }] },
}

const GPT_KIND: Readonly<Record<PartitionRole, { readonly typeGuid: string; readonly name: string }>> = {
  esp: { typeGuid: PARTITION_TYPE.esp, name: 'EFI system partition' },
  msr: { typeGuid: PARTITION_TYPE.msr, name: 'Microsoft reserved partition' },
  system: { typeGuid: PARTITION_TYPE.basicData, name: 'Basic data partition' },
  windows: { typeGuid: PARTITION_TYPE.basicData, name: 'Basic data partition' },
  recovery: { typeGuid: PARTITION_TYPE.recovery, name: 'Recovery' },
}

interface Planned {
  readonly role: PartitionRole
  readonly firstByte: number
  readonly byteLength: number
}

export interface GptPlannedPartition extends Planned {
  readonly typeGuid: string
  readonly uniqueGuid: string
  readonly name: string
  readonly attributes: bigint
}

export interface MbrPlannedPartition extends Planned {
  readonly type: number
  readonly isActive: boolean
}

export interface GptLayout {
  readonly table: 'gpt'
  readonly sectorSize: number
  readonly diskGuid: string
  readonly partitions: readonly GptPlannedPartition[]
}

export interface MbrLayout {
  readonly table: 'mbr'
  readonly sectorSize: number
  readonly diskSignature: number
  readonly partitions: readonly MbrPlannedPartition[]
}

export type DiskLayout = GptLayout | MbrLayout

/** What of a layout may be chosen. Sizes in bytes. */
export interface LayoutChoices {
  /** Size of a recovery partition behind Windows; none when left out. Rounded up to 1 MiB. */
  readonly recovery?: number
}

/** The layout on a disk of `bytes`, aligned to 1 MiB. `newGuid` gives random GUIDs as text. Fault `target-too-small`. */
export function layOutDisk(
  name: LayoutName,
  bytes: number,
  sectorSize: number,
  newGuid: () => string,
  { recovery = 0 }: LayoutChoices = {},
): DiskLayout {
  const { table, shares } = LAYOUTS[name]
  const all: readonly Share[] = recovery > 0 ? [...shares, { role: 'recovery', bytes: recovery }] : shares
  const usable = table === 'gpt' ? bytes : Math.min(bytes, MOST_MBR_SECTORS * sectorSize)
  const places = placeShares(all, usable)
  if (table === 'mbr') {
    return {
      table,
      sectorSize,
      diskSignature: new DataView(guidFromText(newGuid()).buffer).getUint32(0, true),
      partitions: places.map((place, index) => ({
        ...place,
        type: place.role === 'recovery' ? MBR_TYPE.recovery : MBR_TYPE.ntfs,
        isActive: all[index]?.isActive ?? false,
      })),
    }
  }
  const partitions = places.map((place) => ({
    ...place,
    ...GPT_KIND[place.role],
    uniqueGuid: newGuid(),
    attributes: place.role === 'recovery' ? RECOVERY_ATTRIBUTES : 0n,
  }))
  return { table, sectorSize, diskGuid: newGuid(), partitions }
}

function placeShares(shares: readonly Share[], bytes: number): readonly Planned[] {
  const fixed = shares.reduce((sum, share) => sum + aligned(share.bytes ?? 0), 0)
  const rest = Math.floor((bytes - fixed - 2 * ALIGNMENT) / ALIGNMENT) * ALIGNMENT
  if (rest < SMALLEST_WINDOWS_BYTES)
    throw diskFault('target-too-small', { needed: fixed + 2 * ALIGNMENT + SMALLEST_WINDOWS_BYTES, available: bytes })
  let firstByte = ALIGNMENT
  return shares.map(({ role, bytes: own }) => {
    const place = { role, firstByte, byteLength: own === undefined ? rest : aligned(own) }
    firstByte += place.byteLength
    return place
  })
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
}
