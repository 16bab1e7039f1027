import { type ByteSource, readExactly, sourceWindow } from '../bytes/byte-source.ts'
import { Fault, isFault } from '../bytes/fault.ts'
import { sameBytes } from '../bytes/same-bytes.ts'
import { SNAPSHOT_PAGE_BYTES, type SnapshotSource } from '../bytes/snapshot-source.ts'
import { phrase } from '../phrase/phrase.ts'
import type { ProvisionHost } from './host.ts'
import type { Opened } from './job-target.ts'
import type { OpenMedia } from './media/open-media.ts'
import { readBack } from './read-back/read-back.ts'
import { volumesOf } from './targets/boot-target.ts'
import type { IdentifiedTarget } from './targets/identify.ts'
import type { Journal } from './targets/journal.ts'
import { MARKER_BYTES, readMarker } from './targets/marker.ts'

/** Header and first entries of either partition table. */
export const TABLE_BYTES = 4096

/** A resumed run goes on with its own media only. Fault `media-changed`. */
export function refuseOtherMedia({ resumes }: Opened, sha256: string): void {
  if (resumes !== undefined && resumes.facts.mediaSha256 !== sha256)
    throw new Fault('media-changed', { path: resumes.facts.mediaPath })
}

/** A resumed target bears the marker of its run, or what stood there before it, or the finished boot sector. Fault `target-changed`. */
export function refuseForeignMarker(
  disk: ByteSource,
  snapshot: SnapshotSource,
  target: IdentifiedTarget,
  { facts }: Journal,
  path: string,
): void {
  for (const { start, device, bootSector } of volumesOf(target)) {
    const marker = readMarker(sourceWindow(disk, start, device.size))
    if (marker !== undefined && facts.runs.includes(marker.run)) continue
    const first = readExactly(disk, start, MARKER_BYTES)
    if (!isSame(first, readExactly(snapshot, start, MARKER_BYTES)) && !isSame(first, bootSector))
      throw new Fault('target-changed', { path, what: phrase('changed-unfinished-run') })
  }
  if (!isSame(readExactly(disk, 0, TABLE_BYTES), readExactly(snapshot, 0, TABLE_BYTES)))
    throw new Fault('target-changed', { path, what: phrase('changed-table') })
}

/**
 * A target without a marker was interrupted before its first write or after its last, when it holds the media whole.
 * Anything else has been used since, and is not ours to write over. Faults `target-changed`, `cancelled`.
 */
export async function refuseUsedSince(
  target: Opened,
  media: OpenMedia,
  host: ProvisionHost,
  signal: AbortSignal,
): Promise<void> {
  const { path, disk, resumes, snapshot, windows } = target
  if (resumes === undefined) return
  const isMarked = volumesOf(target).some(({ start, device }) => {
    const marker = readMarker(sourceWindow(disk, start, device.size))
    return marker !== undefined && resumes.facts.runs.includes(marker.run)
  })
  if (isMarked || isAsRead(disk, snapshot)) return
  const volume = { disk, path, start: windows.start, size: windows.device.size }
  try {
    await readBack(volume, media, [], [], host, signal, () => undefined)
  } catch (error) {
    if (!isFault(error) || error.code === 'cancelled') throw error
    throw new Fault('target-changed', { path, what: phrase('changed-files') })
  }
}

function isAsRead(disk: ByteSource, { pages }: SnapshotSource): boolean {
  for (const [number, page] of pages)
    if (!isSame(readExactly(disk, number * SNAPSHOT_PAGE_BYTES, page.length), page)) return false
  return true
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one !== undefined && other !== undefined && sameBytes(one, other)
}
