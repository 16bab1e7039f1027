import type { Problem } from '../contract/problem.ts'
import type { VirtualDisk } from '../disk/virtual-disk.ts'
import { STREAM_REPARSE } from '../tree/file-tree.ts'
import { extentsOf, type NtfsPlan, planPopulate } from '../volume/ntfs/plan.ts'
import type { BlobWrite } from './blob-tables.ts'
import { type BootPlan, planBoot } from './boot-plan.ts'
import type { IdentifiedTarget } from './identify.ts'
import type { OpenMedia } from './open-media.ts'

/** Everything that one target will get, decided before a byte of it changes. */
export interface TargetPlan {
  readonly ntfs: NtfsPlan
  /** Undefined when the volume alone is applied. */
  readonly boot: BootPlan | undefined
  /** Why the disk would not start although everything is on it. */
  readonly warning: Problem | undefined
}

/** Faults: `target-too-small`, `boot-loader-missing`, `boot-bcd-*`, `boot-signature-missing`, `media-limit`. */
export function planTarget(target: IdentifiedTarget, media: OpenMedia, makesBootable: boolean, now: Date): TargetPlan {
  const ntfs = planPopulate(target.windows.volume, media.tree, media.zerosOf)
  if (!makesBootable) return { ntfs, boot: undefined, warning: undefined }
  const { boot } = target
  return { ntfs, boot: planBoot(boot, media, now), warning: boot.kind === 'uefi' ? undefined : boot.codeProblem }
}

/** Content of a stream outside its file record, and where in the target's file it lies. */
export type PlacedWrite = Omit<BlobWrite, 'sink'>

/**
 * Content as the blob workers write it straight into the target's file; its blocks are allocated here. Reparse data is
 * written with the metadata.
 */
export function placeContent(plan: NtfsPlan, volumeStart: number, disk: VirtualDisk): readonly PlacedWrite[] {
  const { streams } = plan.tree
  const { clusterSize } = plan.volume.boot
  const writes: PlacedWrite[] = []
  for (let stream = 0; stream < streams.count; stream++) {
    const blob = streams.blob[stream] ?? -1
    if (blob < 0 || plan.runs[stream] === undefined || streams.kind[stream] === STREAM_REPARSE) continue
    for (const extent of extentsOf(plan, stream)) {
      const start = volumeStart + extent.deviceOffset
      const clusters = Math.ceil(extent.length / clusterSize) * clusterSize
      disk.reserve(start, clusters)
      let { streamOffset } = extent
      let left = extent.length
      for (const { fileOffset, length: room } of disk.extentsOf(start, clusters)) {
        const length = Math.min(left, room)
        if (length > 0) writes.push({ blob, streamOffset, deviceOffset: fileOffset, length, room })
        streamOffset += length
        left -= length
      }
    }
  }
  return writes
}

/** Blobs whose bytes the metadata needs: resident streams and all reparse data. */
export function capturedBlobs(plan: NtfsPlan): ReadonlySet<number> {
  const { streams } = plan.tree
  const blobs = new Set<number>()
  for (let stream = 0; stream < streams.count; stream++) {
    const blob = streams.blob[stream] ?? -1
    if (blob >= 0 && (plan.resident[stream] === 1 || streams.kind[stream] === STREAM_REPARSE)) blobs.add(blob)
  }
  return blobs
}
