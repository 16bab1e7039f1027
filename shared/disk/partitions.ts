import { phrase } from '../phrase/phrase.ts'
import type { Place } from './apart.ts'
import { diskFault } from './faults.ts'
import type { GptPartition, GptTable } from './gpt-table.ts'
import { MBR_TYPE, type MbrPartition, type MbrTable } from './mbr-table.ts'
import type { PartitionTable } from './partition-table.ts'
import { PARTITION_TYPE } from './partition-types.ts'

export interface UefiPartitions {
  readonly esp: GptPartition
  /** Windows starts without one. */
  readonly msr: GptPartition | undefined
  readonly windows: GptPartition
}

/** The partitions that a UEFI computer starts from; of several basic data partitions the largest holds Windows. Fault: `boot-partition-missing` {partition}. */
export function findPartitions(table: GptTable): UefiPartitions {
  const esp = table.partitions.find((partition) => partition.typeGuid === PARTITION_TYPE.esp)
  if (esp === undefined) throw diskFault('boot-partition-missing', { partition: phrase('efi-system-partition') })
  const windows = largest(table.partitions.filter((partition) => partition.typeGuid === PARTITION_TYPE.basicData))
  return { esp, msr: table.partitions.find((partition) => partition.typeGuid === PARTITION_TYPE.msr), windows }
}

export interface BiosPartitions {
  readonly windows: MbrPartition
  /** The active partition, where it is not the one for Windows. */
  readonly system: MbrPartition | undefined
}

/**
 * The partitions that a BIOS computer starts from: the active one, and the largest NTFS partition, which holds Windows;
 * they may be one. Logical partitions do not count. Faults: `boot-partition-missing` {partition}, `boot-not-one-active` {count},
 * `target-unsupported` {feature}.
 */
export function findBiosPartitions(table: MbrTable): BiosPartitions {
  const windows = largest(table.partitions.filter(({ role, type }) => role === 'primary' && type === MBR_TYPE.ntfs))
  const active = table.partitions.filter((partition) => partition.isActive)
  const [only] = active
  if (only === undefined || active.length > 1) throw diskFault('boot-not-one-active', { count: active.length })
  if (only === windows) return { windows, system: undefined }
  if (only.role !== 'primary' || only.type !== MBR_TYPE.ntfs)
    throw diskFault('target-unsupported', { feature: phrase('active-partition-not-ntfs') })
  return { windows, system: only }
}

/** The partition that holds Windows, or will. Faults as `findPartitions` and `findBiosPartitions`. */
export function findWindows(table: PartitionTable): Place {
  return table.kind === 'gpt' ? findPartitions(table.gpt).windows : findBiosPartitions(table.mbr).windows
}

/** Whether a BIOS starts the disk from the partition that holds Windows. Faults as `findBiosPartitions`. */
export function startsFromWindows(table: PartitionTable): boolean {
  return table.kind === 'mbr' && findBiosPartitions(table.mbr).system === undefined
}

function largest<Partition extends Place>(candidates: readonly Partition[]): Partition {
  const [first] = candidates.toSorted((a, b) => b.byteLength - a.byteLength)
  if (first === undefined) throw diskFault('boot-partition-missing', { partition: phrase('windows-partition') })
  return first
}

export type PartitionKind = 'esp' | 'msr' | 'system' | 'windows' | 'recovery' | 'extended' | 'other'

/** A partition as people are told of it. */
export interface ListedPartition extends Place {
  readonly index: number
  readonly kind: PartitionKind
  readonly name: string
  readonly isActive: boolean
}

/** All partitions of the table; of an MBR disk the active one is the system partition unless it is the largest NTFS one too. */
export function listPartitions(table: PartitionTable): readonly ListedPartition[] {
  if (table.kind === 'gpt') return table.gpt.partitions.map((one) => ({ ...one, kind: gptKind(one), isActive: false }))
  const sizes = table.mbr.partitions.filter(({ type }) => type === MBR_TYPE.ntfs).map(({ byteLength }) => byteLength)
  const most = Math.max(...sizes)
  return table.mbr.partitions.map((one) => ({ ...one, kind: mbrKind(one, one.byteLength === most), name: '' }))
}

function gptKind(partition: GptPartition): PartitionKind {
  switch (partition.typeGuid) {
    case PARTITION_TYPE.esp:
      return 'esp'
    case PARTITION_TYPE.msr:
      return 'msr'
    case PARTITION_TYPE.basicData:
      return 'windows'
    case PARTITION_TYPE.recovery:
      return 'recovery'
    default:
      return 'other'
  }
}

function mbrKind({ role, type, isActive }: MbrPartition, isLargest: boolean): PartitionKind {
  if (role === 'extended') return 'extended'
  if (type === MBR_TYPE.ntfs) return isActive && !isLargest ? 'system' : 'windows'
  if (type === MBR_TYPE.recovery) return 'recovery'
  return isActive ? 'system' : 'other'
}
