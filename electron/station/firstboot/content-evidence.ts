import type { FirstBootInput } from '../../../shared/contract/run.ts'
import { diskIdOf, readPartitionTable } from '../../../shared/disk/partition-table.ts'
import { findWindows, startsFromWindows } from '../../../shared/disk/partitions.ts'
import type { DiskSource } from '../../../shared/disk/virtual-disk.ts'
import { findBenchDisk } from '../../../shared/firstboot/boot/bench-disk.ts'
import type { ContentEvidence } from '../../../shared/firstboot/request.ts'
import { withOwnBootData } from '../../../shared/provision/boot/bios-files.ts'
import type { ProvisionHost } from '../../../shared/provision/host.ts'
import { openMedia } from '../../../shared/provision/media/open-media.ts'
import { compareWithList } from '../../../shared/provision/read-back/compare-with-list.ts'
import { findDifferences } from '../../../shared/provision/read-back/find-differences.ts'
import type { KnownDisk } from '../store/proven-disks.ts'
import { readEntries } from './digest-entries.ts'

/** What the log knows of the files on a disk. */
export type FindDisk = (diskId: string) => Promise<KnownDisk | undefined>

export interface CheckedPaths {
  readonly target: string
  readonly media: string | undefined
}

/**
 * What the applied files are compared with: the media that the input names or, without one, this station's own proof.
 * Where the last run is not proven, nothing that is read now is taken for its result: a write may still be on its way.
 */
export async function contentEvidence(
  input: FirstBootInput,
  disk: DiskSource,
  paths: CheckedPaths,
  host: ProvisionHost,
  findDisk: FindDisk,
  signal: AbortSignal,
): Promise<ContentEvidence> {
  const { media: mediaPath, target } = paths
  const volumeOf = () => {
    const table = readPartitionTable(disk, target)
    const windows = findWindows(table)
    return { table, volume: { disk, path: target, start: windows.firstByte, size: windows.byteLength } }
  }
  const known = await findDisk(diskIdIn(disk, target))
  if (known?.kind === 'not-proven') return known
  if (mediaPath === undefined) {
    if (known === undefined) return { kind: 'unknown' }
    return {
      kind: 'compare',
      provenBy: known.run,
      compare: () => {
        const { readBootFile } = findBenchDisk(disk, target).value
        return compareWithList(volumeOf().volume, readEntries(known.bytes), readBootFile, host, signal)
      },
    }
  }
  return {
    kind: 'compare',
    provenBy: undefined,
    compare: async () => {
      const file = host.openMedia(mediaPath)
      try {
        // What the run relaxed is no matter here: the target is held against the media as it is.
        const media = openMedia(file, mediaPath, input.image, host, 'lenient')
        const { table, volume } = volumeOf()
        const applied = startsFromWindows(table) ? withOwnBootData(media, host.sha1) : media
        return await findDifferences(volume, applied, host, signal)
      } finally {
        file.close()
      }
    },
  }
}

/** Empty for a disk without a table that can be read, which the check itself tells of. */
function diskIdIn(disk: DiskSource, target: string): string {
  try {
    return diskIdOf(readPartitionTable(disk, target))
  } catch {
    return ''
  }
}
