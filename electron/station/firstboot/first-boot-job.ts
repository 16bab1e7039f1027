import type { FirstBootReport } from '../../../shared/contract/check.ts'
import type { FirstBootInput } from '../../../shared/contract/run.ts'
import { openDiskSource } from '../../../shared/disk/open-disk.ts'
import { readPartitionTable } from '../../../shared/disk/partition-table.ts'
import { findWindows, startsFromWindows } from '../../../shared/disk/partitions.ts'
import type { DiskSource } from '../../../shared/disk/virtual-disk.ts'
import { checkFirstBoot } from '../../../shared/firstboot/check.ts'
import type { ContentEvidence } from '../../../shared/firstboot/request.ts'
import { withOwnBootData } from '../../../shared/provision/bios-files.ts'
import { findDifferences } from '../../../shared/provision/find-differences.ts'
import type { ProvisionHost } from '../../../shared/provision/host.ts'
import { openMedia } from '../../../shared/provision/open-media.ts'
import { openFileTarget } from '../host/file-device.ts'
import { openProvisionHost } from '../host/provision-host.ts'

/** Kinds of computer by their names for people and by their loader's ending. */
const MACHINES = { x64: 'x64', x86: 'ia32', arm64: 'aa64' } as const

/** Compares the applied files with the media, when the input names it. */
function contentEvidence(
  input: FirstBootInput,
  disk: DiskSource,
  paths: { readonly target: string; readonly media: string | undefined },
  host: ProvisionHost,
  signal: AbortSignal,
): ContentEvidence {
  const { media: mediaPath } = paths
  if (mediaPath === undefined) return { kind: 'unknown' }
  return {
    kind: 'compare',
    compare: async () => {
      const file = host.openMedia(mediaPath)
      try {
        const media = openMedia(file, mediaPath, input.image, host)
        const table = readPartitionTable(disk, paths.target)
        const windows = findWindows(table)
        const volume = { disk, path: paths.target, start: windows.firstByte, size: windows.byteLength }
        const applied = startsFromWindows(table) ? withOwnBootData(media, host.sha1) : media
        return await findDifferences(volume, applied, host, signal)
      } finally {
        file.close()
      }
    },
  }
}

/** Checks the target that the reference of the input was resolved to. */
export async function runFirstBoot(
  input: FirstBootInput,
  paths: { readonly target: string; readonly media: string | undefined },
  signal: AbortSignal,
): Promise<FirstBootReport> {
  const host = openProvisionHost()
  const target = openFileTarget(paths.target)
  try {
    const disk = openDiskSource(target)
    return await checkFirstBoot(
      disk,
      {
        path: paths.target,
        managementPoints: input.managementPoints,
        askManagementPoint: input.askManagementPoint,
        password: input.password,
        clock: input.clock === undefined ? host.now() : new Date(input.clock),
        computer: { machine: input.machine && MACHINES[input.machine], memoryMib: input.memoryMib },
        content: contentEvidence(input, disk, paths, host, signal),
        authorities: input.authorities,
        stepSeconds: input.stepSeconds,
        signal,
      },
      host,
      async () => undefined,
    )
  } finally {
    target.close()
  }
}
