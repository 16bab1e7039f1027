import { type ByteSource, sourceWindow } from '../../../shared/bytes/byte-source.ts'
import { isFault } from '../../../shared/bytes/fault.ts'
import { openDiskSource } from '../../../shared/disk/open-disk.ts'
import { readPartitionTable } from '../../../shared/disk/partition-table.ts'
import { type ListedPartition, listPartitions } from '../../../shared/disk/partitions.ts'
import { type Marker, readMarker } from '../../../shared/provision/targets/marker.ts'
import { openFileTarget } from '../host/file-device.ts'

/** The marker of an unfinished run on any volume of the disk. */
export function findMarker(disk: ByteSource, partitions: readonly ListedPartition[]): Marker | undefined {
  for (const { firstByte, byteLength } of partitions) {
    const marker = readMarker(sourceWindow(disk, firstByte, byteLength))
    if (marker !== undefined) return marker
  }
  return undefined
}

/** The same for a target by its path; 'unreadable' when it cannot be read so far. */
export function readTargetMarker(path: string): Marker | 'none' | 'unreadable' {
  try {
    const file = openFileTarget(path)
    try {
      const disk = openDiskSource(file)
      return findMarker(disk, listPartitions(readPartitionTable(disk, path))) ?? 'none'
    } finally {
      file.close()
    }
  } catch (error) {
    if (isFault(error)) return 'unreadable'
    throw error
  }
}
