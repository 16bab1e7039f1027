import type { DiskSource, FileExtent } from '../../disk/virtual-disk.ts'
import type { Run } from '../../volume/ntfs/runlist.ts'

/** A volume on a target's disk: `start` and `size` in bytes. */
export interface AppliedVolume {
  readonly disk: DiskSource
  readonly path: string
  readonly start: number
  readonly size: number
}

/** Where the first `size` bytes of what lies in `runs` are in the target's file, holes as they read. */
export function placesOf(
  { disk, start }: AppliedVolume,
  clusterSize: number,
  runs: readonly Run[],
  size: number,
): readonly FileExtent[] {
  const places: FileExtent[] = []
  let left = size
  for (const { lcn, length: clusters } of runs) {
    const length = Math.min(left, clusters * clusterSize)
    left -= length
    if (lcn < 0) places.push({ fileOffset: -1, length })
    else places.push(...disk.extentsOf(start + lcn * clusterSize, length))
  }
  return places
}
