import type { Problem } from '../contract/problem.ts'
import type { DiskRange, VirtualDisk } from '../disk/virtual-disk.ts'
import { STREAM_REPARSE } from '../tree/file-tree.ts'
import { extentsOf, type NtfsPlan, planPopulate } from '../volume/ntfs/plan.ts'
import { withOwnBootData } from './bios-files.ts'
import { type BootPlan, planBoot } from './boot-plan.ts'
import { type ContentTable, contentTable } from './content-table.ts'
import type { ProvisionHost } from './host.ts'
import type { IdentifiedTarget } from './identify.ts'
import type { OpenMedia } from './open-media.ts'

/** Everything that one target will get, decided before a byte of it changes. */
export interface TargetPlan {
  readonly ntfs: NtfsPlan
  /** The media as this target gets it. */
  readonly media: OpenMedia
  /** Undefined when the volume alone is applied. */
  readonly boot: BootPlan | undefined
  /** Why the disk would not start although everything is on it. */
  readonly warning: Problem | undefined
}

/** Faults: `target-too-small`, `boot-loader-missing`, `boot-bcd-*`, `boot-signature-missing`, `media-limit`. */
export function planTarget(
  target: IdentifiedTarget,
  media: OpenMedia,
  makesBootable: boolean,
  now: Date,
  sha1: ProvisionHost['sha1'],
): TargetPlan {
  const { boot, windows } = target
  const own = makesBootable && boot.kind === 'bios-single' ? withOwnBootData(media, sha1) : media
  const ntfs = planPopulate(windows.volume, own.tree, own.zerosOf)
  if (!makesBootable) return { ntfs, media: own, boot: undefined, warning: undefined }
  const warning = boot.kind === 'uefi' ? undefined : boot.codeProblem
  return { ntfs, media: own, boot: planBoot(boot, own, now), warning }
}

/** Clusters of the disk for some bytes of a stream. */
interface Wanted extends DiskRange {
  readonly blob: number
  readonly streamOffset: number
  readonly bytes: number
}

/**
 * Content as the blob workers write it straight into the target's file; its blocks are allocated here. Reparse data is
 * written with the metadata.
 */
export function placeContent(plan: NtfsPlan, volumeStart: number, disk: VirtualDisk): ContentTable {
  const { streams } = plan.tree
  const { clusterSize } = plan.volume.boot
  const wanted: Wanted[] = []
  for (let stream = 0; stream < streams.count; stream++) {
    const blob = streams.blob[stream] ?? -1
    if (blob < 0 || plan.runs[stream] === undefined || streams.kind[stream] === STREAM_REPARSE) continue
    for (const { streamOffset, deviceOffset, length } of extentsOf(plan, stream)) {
      const room = Math.ceil(length / clusterSize) * clusterSize
      wanted.push({ blob, streamOffset, bytes: length, offset: volumeStart + deviceOffset, length: room })
    }
  }
  disk.reserve(wanted)
  const writes = wanted.flatMap(({ blob, streamOffset, bytes, offset, length }) => {
    let done = 0
    return disk.extentsOf(offset, length).flatMap(({ fileOffset, length: room }) => {
      const part = {
        blob,
        streamOffset: streamOffset + done,
        deviceOffset: fileOffset,
        length: Math.min(bytes - done, room),
        room,
      }
      done += room
      return part.length > 0 ? [part] : []
    })
  })
  return contentTable(writes)
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
