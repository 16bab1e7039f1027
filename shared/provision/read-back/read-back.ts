import { sourceWindow } from '../../bytes/byte-source.ts'
import { Fault } from '../../bytes/fault.ts'
import { overlay, type Patch } from '../../bytes/overlay.ts'
import type { DiskSource } from '../../disk/virtual-disk.ts'
import { phrase } from '../../phrase/phrase.ts'
import { STREAM_DATA } from '../../tree/file-tree.ts'
import { openNtfs } from '../../volume/ntfs/read/open.ts'
import { readTree } from '../../volume/ntfs/read/tree.ts'
import { clearIfLarge } from '../clear-if-large.ts'
import type { ProvisionHost } from '../host.ts'
import type { OpenMedia } from '../media/open-media.ts'
import type { ReadBackJob } from '../read-back-job.ts'
import type { TellProgress } from '../take-step.ts'
import { compareTrees } from './compare-trees.ts'
import { ItemCollector } from './read-back-items.ts'
import { VolumeContents } from './volume-contents.ts'
import type { WrittenEntry } from './written.ts'

/** A volume on a target's disk: `start` and `size` in bytes. */
export interface AppliedVolume {
  readonly disk: DiskSource
  readonly path: string
  readonly start: number
  readonly size: number
}

export interface ReadBackResult {
  readonly bytes: number
  readonly sha256: string
  readonly files: number
  /** Whether every byte was read past the system's cache. */
  readonly isFromDisk: boolean
}

/**
 * Reads the target again: what the run wrote by digest, and every file through the volume's own directories, compared with
 * the media's tree and blob digests. `seals` are the sectors that are put in place last. Fault: `target-readback-differs`.
 */
export async function readBack(
  target: AppliedVolume,
  media: OpenMedia,
  written: readonly WrittenEntry[],
  seals: readonly Patch[],
  host: Pick<ProvisionHost, 'sha1' | 'readBack' | 'clearHeap'>,
  signal: AbortSignal,
  progress: TellProgress,
): Promise<ReadBackResult> {
  const { path } = target
  const { job, files } = compared(target, media, written, seals, host)
  await clearIfLarge(media, host)
  const outcome = await host.readBack.run(job, { signal, onProgress: progress })
  switch (outcome.kind) {
    case 'matched':
      return {
        bytes: outcome.bytes,
        sha256: outcome.sha256,
        files,
        isFromDisk: outcome.isFromDisk,
      }
    case 'differs':
      throw new Fault('target-readback-differs', { path, offset: job.deviceOffset[job.start[outcome.item] ?? 0] ?? 0 })
    case 'unreadable':
      if (outcome.message === 'ENOENT') throw new Fault('target-not-found', { path })
      throw new Fault('target-readback-differs', { path, offset: 0 })
    case 'cancelled':
      throw new Fault('cancelled')
  }
}

/** What is to be read back, once the volume's directories are those of the media; neither tree is needed after that. */
function compared(
  target: AppliedVolume,
  media: OpenMedia,
  written: readonly WrittenEntry[],
  seals: readonly Patch[],
  host: Pick<ProvisionHost, 'sha1'>,
): { readonly job: ReadBackJob; readonly files: number } {
  const { disk, path, start } = target
  const reader = openNtfs(sourceWindow(overlay(disk, seals), start, target.size), path)
  const contents = new VolumeContents(host.sha1)
  const tree = readTree(reader, contents.take)
  const comparison = compareTrees(media.tree, tree)
  if (comparison.kind === 'differs')
    throw new Fault('boot-content-differs', {
      count: 1,
      path: phrase('entry-differs', { path: comparison.path, what: comparison.what }),
    })

  const items = new ItemCollector()
  for (const entry of written) items.add(entry.sha1, disk.extentsOf(entry.offset, entry.length))
  const { clusterSize } = reader.boot
  for (const { wanted, found } of comparison.streams) {
    const digest = media.digestOf(wanted)
    if (digest === undefined) continue
    const content = tree.streams.blob[found] ?? -1
    const isSame = contents.isSame(content, digest)
    if (isSame === false) throw new Fault('target-readback-differs', { path, offset: 0 })
    // Reparse data outside its record was written with the metadata, header and all, and is compared there.
    if (isSame === true || media.tree.streams.kind[wanted] !== STREAM_DATA) continue
    let left = tree.streams.size[found] ?? 0
    const extents = contents.runsOf(content).flatMap((run) => {
      const length = Math.min(left, run.length * clusterSize)
      left -= length
      return run.lcn < 0 ? [{ fileOffset: -1, length }] : disk.extentsOf(start + run.lcn * clusterSize, length)
    })
    items.add(digest, extents)
  }
  return { job: items.finish(path), files: comparison.files }
}
