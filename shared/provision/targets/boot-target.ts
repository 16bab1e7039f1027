import type { BootDevices } from '../../bootdata/bcd.ts'
import type { Problem } from '../../contract/problem.ts'
import type { FatVolume } from '../../volume/fat/open.ts'
import type { FreshVolume } from '../../volume/ntfs/fresh-volume.ts'
import type { TargetPartition } from './target-partition.ts'

/** Where firmware looks for boot files, and what the boot data there must name. */
export type BootTarget =
  | {
      readonly kind: 'uefi'
      readonly devices: BootDevices
      readonly partition: TargetPartition<FatVolume>
      readonly tableProblem: Problem | undefined
    }
  | {
      readonly kind: 'bios'
      readonly devices: BootDevices
      readonly partition: TargetPartition<FreshVolume>
      readonly codeProblem: Problem | undefined
    }
  /** The active partition is the one for Windows: the media's own boot files serve as they are. */
  | { readonly kind: 'bios-single'; readonly codeProblem: Problem | undefined }

/** The volumes that a run changes when it makes a disk bootable, in the order in which they become good. */
export function volumesOf({
  boot,
  windows,
}: {
  readonly boot: BootTarget
  readonly windows: TargetPartition<FreshVolume>
}): readonly TargetPartition<unknown>[] {
  return boot.kind === 'bios-single' ? [windows] : [boot.partition, windows]
}
