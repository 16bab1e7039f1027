import { diskFault } from './faults.ts'
import type { GptPartition, GptTable } from './gpt-table.ts'
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
  if (esp === undefined) throw diskFault('boot-partition-missing', { partition: 'EFI system partition' })
  const data = table.partitions.filter((partition) => partition.typeGuid === PARTITION_TYPE.basicData)
  const windows = data.toSorted((a, b) => b.byteLength - a.byteLength)[0]
  if (windows === undefined) throw diskFault('boot-partition-missing', { partition: 'partition for Windows' })
  return { esp, msr: table.partitions.find((partition) => partition.typeGuid === PARTITION_TYPE.msr), windows }
}

export function kindOf(partition: GptPartition): 'esp' | 'msr' | 'windows' | 'recovery' | 'other' {
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
