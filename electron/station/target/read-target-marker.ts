import { sourceWindow } from '../../../shared/bytes/byte-source.ts'
import { isFault } from '../../../shared/bytes/fault.ts'
import { openDiskSource } from '../../../shared/disk/open-disk.ts'
import { readPartitionTable } from '../../../shared/disk/partition-table.ts'
import { listPartitions } from '../../../shared/disk/partitions.ts'
import { type Marker, readMarker } from '../../../shared/provision/marker.ts'
import { openFileTarget } from '../host/file-device.ts'

/** The marker of an unfinished run on any of the target's volumes; 'unreadable' when the target cannot be read so far. */
export function readTargetMarker(path: string): Marker | 'none' | 'unreadable' {
  try {
    const file = openFileTarget(path)
    try {
      const disk = openDiskSource(file)
      for (const { firstByte, byteLength } of listPartitions(readPartitionTable(disk, path))) {
        const marker = readMarker(sourceWindow(disk, firstByte, byteLength))
        if (marker !== undefined) return marker
      }
      return 'none'
    } finally {
      file.close()
    }
  } catch (error) {
    if (isFault(error)) return 'unreadable'
    throw error
  }
}
