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
import { type PassesRead, readBackPasses } from './read-back-passes.ts'
import type { WrittenEntry } from './written.ts'

export interface ReadBackResult extends PassesRead {
  readonly files: number
}

/** Content is read while the rest is still being compared, once this part of the media's has been found. */
const FIRST_PART = 1 / 4

/**
 * Reads the target again: what the run wrote by digest, and every file through the volume's own directories, compared with
 * the media's tree and blob digests. `seals` are the sectors that are put in place last. Fault: `target-readback-differs`.
 */
export async function readBack(
  target: AppliedVolume,
  media: OpenMedia,
  written: readonly WrittenEntry[],
  seals: readonly Patch[],
  host: Pick<ProvisionHost, 'sha1' | 'createSha256' | 'readBack' | 'clearHeap'>,
  signal: AbortSignal,
  progress: TellProgress,
): Promise<ReadBackResult> {
  const passes = readBackPasses(host, signal, progress)
  try {
    const { job, files } = compared(target, media, written, seals, host, passes.begin)
    await clearIfLarge(media, host)
    passes.begin(job)
    return { ...(await passes.end()), files }
  } catch (error) {
    await passes.stop()
    throw error
  }
}

/**
 * What is left to be read back, once the volume's directories are those of the media. `begin` gets what was found by the
 * time that it was worth a start.
 */
function compared(
  target: AppliedVolume,
  media: OpenMedia,
  written: readonly WrittenEntry[],
  seals: readonly Patch[],
  host: Pick<ProvisionHost, 'sha1'>,
  begin: (job: ReadBackJob) => void,
): { readonly job: ReadBackJob; readonly files: number } {
  const { disk, path, start } = target
  const reader = openNtfs(sourceWindow(overlay(disk, seals), start, target.size), path)
  let items = new ItemCollector()
  for (const entry of written) items.add(entry.sha1, disk.extentsOf(entry.offset, entry.length))
  const firstBytes = FIRST_PART * media.wim.blobs.originalSize.reduce((sum, size) => sum + size, 0)
  let found = 0
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
      if (body.kind === 'resident' || kind !== STREAM_DATA) return
      items.add(digest, placesOf(target, reader.boot.clusterSize, body.runs, size))
      const before = found
      found += size
      if (before >= firstBytes || found < firstBytes) return
      begin(items.finish(path))
      items = new ItemCollector()
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
