import { sourceWindow } from '../../bytes/byte-source.ts'
import { Fault } from '../../bytes/fault.ts'
import { overlay, type Patch } from '../../bytes/overlay.ts'
import { sameBytes } from '../../bytes/same-bytes.ts'
import { phrase } from '../../phrase/phrase.ts'
import { STREAM_DATA } from '../../tree/file-tree.ts'
import { openNtfs } from '../../volume/ntfs/read/open.ts'
import { clearIfLarge } from '../clear-if-large.ts'
import type { ProvisionHost } from '../host.ts'
import type { OpenMedia } from '../media/open-media.ts'
import type { ReadBackJob } from '../read-back-job.ts'
import type { TellProgress } from '../take-step.ts'
import { type AppliedVolume, placesOf } from './applied-volume.ts'
import { compareVolume, type Difference } from './compare-volume.ts'
import { ItemCollector } from './read-back-items.ts'
import type { WrittenEntry } from './written.ts'

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

/** What is to be read back, once the volume's directories are those of the media. */
function compared(
  target: AppliedVolume,
  media: OpenMedia,
  written: readonly WrittenEntry[],
  seals: readonly Patch[],
  host: Pick<ProvisionHost, 'sha1'>,
): { readonly job: ReadBackJob; readonly files: number } {
  const { disk, path, start } = target
  const reader = openNtfs(sourceWindow(overlay(disk, seals), start, target.size), path)
  const items = new ItemCollector()
  for (const entry of written) items.add(entry.sha1, disk.extentsOf(entry.offset, entry.length))
  let first: Difference | undefined
  let isContentSame = true
  const files = compareVolume(reader, media, {
    differs: (difference) => {
      first ??= difference
    },
    pair: (wanted, { kind, size, body }) => {
      const digest = media.digestOf(wanted)
      if (digest === undefined) return
      if (body.kind === 'resident') isContentSame &&= sameBytes(host.sha1(body.value), digest)
      // Reparse data outside its record was written with the metadata, header and all, and is compared there.
      else if (kind === STREAM_DATA) items.add(digest, placesOf(target, reader.boot.clusterSize, body.runs, size))
    },
  })
  if (first !== undefined)
    throw new Fault('boot-content-differs', {
      count: 1,
      path: phrase('entry-differs', { path: first.path, what: first.what }),
    })
  if (!isContentSame) throw new Fault('target-readback-differs', { path, offset: 0 })
  return { job: items.finish(path), files }
}
