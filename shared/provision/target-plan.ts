import type { Problem } from '../contract/problem.ts'
import type { DiskRange, VirtualDisk } from '../disk/virtual-disk.ts'
import { STREAM_REPARSE } from '../tree/file-tree.ts'
import { extentsOf, type NtfsPlan, planPopulate } from '../volume/ntfs/populate/plan.ts'
import { withOwnBootData } from './boot/bios-files.ts'
import { type BootPlan, planBoot } from './boot/boot-plan.ts'
import type { ProvisionHost } from './host.ts'
import { mediaOrder } from './media/blob-tables.ts'
import { type BlobWrite, type ContentTable, contentTable } from './media/content-table.ts'
import type { OpenMedia } from './media/open-media.ts'
import type { IdentifiedTarget } from './targets/identify.ts'
import { readWhatStays } from './targets/what-stays.ts'

/** Everything that one target will get, decided before a byte of it changes. */
export interface TargetPlan {
  readonly ntfs: NtfsPlan
  /** The media as this target gets it. */
  readonly media: OpenMedia
  /** Undefined when the volume alone is applied. */
  readonly boot: BootPlan | undefined
  /** What is wrong with the disk although everything will be on it. */
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
  readWhatStays(target, makesBootable)
  const own = makesBootable && boot.kind === 'bios-single' ? withOwnBootData(media, sha1) : media
  const ntfs = planPopulate(windows.volume, own.tree, own.zerosOf, mediaOrder(own))
  const tableProblem = boot.kind === 'uefi' ? boot.tableProblem : undefined
  if (!makesBootable) return { ntfs, media: own, boot: undefined, warning: tableProblem }
  const warning = boot.kind === 'uefi' ? tableProblem : boot.codeProblem
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
  const wanted = { [Symbol.iterator]: () => contentOf(plan, volumeStart) }
  disk.reserve(wanted)
  return contentTable({ [Symbol.iterator]: () => writesOf(wanted, disk) })
}

function* contentOf(plan: NtfsPlan, volumeStart: number): Generator<Wanted, void> {
  const { streams } = plan.tree
  const { clusterSize } = plan.volume.boot
  for (let stream = 0; stream < streams.count; stream++) {
    const blob = streams.blob[stream] ?? -1
    if (blob < 0 || !plan.runs.has(stream) || streams.kind[stream] === STREAM_REPARSE) continue
    for (const { streamOffset, deviceOffset, length } of extentsOf(plan, stream)) {
      const room = Math.ceil(length / clusterSize) * clusterSize
      yield { blob, streamOffset, bytes: length, offset: volumeStart + deviceOffset, length: room }
    }
  }
}

function* writesOf(content: Iterable<Wanted>, disk: VirtualDisk): Generator<BlobWrite, void> {
  for (const { blob, streamOffset, bytes, offset, length } of content) {
    let done = 0
    for (const { fileOffset, length: room } of disk.extentsOf(offset, length)) {
      const part = Math.min(bytes - done, room)
      if (part > 0) yield { blob, streamOffset: streamOffset + done, deviceOffset: fileOffset, length: part, room }
      done += room
    }
  }
}

/** Blobs whose bytes the metadata needs, resident streams and all reparse data, but for those that `isKept` already. */
export function capturedBlobs(plan: NtfsPlan, isKept: (blob: number) => boolean): ReadonlySet<number> {
  const { streams } = plan.tree
  const blobs = new Set<number>()
  for (let stream = 0; stream < streams.count; stream++) {
    const blob = streams.blob[stream] ?? -1
    const isNeeded = plan.resident[stream] === 1 || streams.kind[stream] === STREAM_REPARSE
    if (blob >= 0 && isNeeded && !isKept(blob)) blobs.add(blob)
  }
  return blobs
}
