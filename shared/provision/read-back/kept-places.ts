import type { ByteSink } from '../../bytes/byte-source.ts'
import type { Patch } from '../../bytes/overlay.ts'
import { SNAPSHOT_PAGE_BYTES } from '../../bytes/snapshot-source.ts'
import type { DiskRange } from '../../disk/virtual-disk.ts'
import type { FreshVolume } from '../../volume/ntfs/fresh-volume.ts'
import type { Opened } from '../job-target.ts'
import type { TargetPartition } from '../targets/target-partition.ts'
import { apartFrom } from './apart-from.ts'
import type { WrittenEntry } from './written.ts'

/** What a run knows of its target besides what it remembers of its writes. */
export interface KnownTarget extends Pick<Opened, 'snapshot' | 'windows' | 'boot'> {
  /** Volumes that were written as their formatting in memory left them. */
  readonly formatted: readonly Pick<TargetPartition<unknown>, 'start' | 'device'>[]
}

type Sha1 = (...parts: readonly Uint8Array[]) => Uint8Array

/** As much is compared by one digest. */
const MOST_BYTES = 1 << 20

/**
 * What the disk must hold besides what the run wrote file by file: all that its plan was read from and that stays, partition
 * tables and the formatter's own files among it, and what was formatted in memory. `others` are places whose content is
 * compared in other ways; clusters that were free hold content now, or nothing that counts.
 */
export function* keptPlaces(
  target: KnownTarget,
  others: readonly DiskRange[],
  sha1: Sha1,
): Generator<WrittenEntry, void> {
  const formatted = formattedPieces(target)
  const read = [...target.snapshot.pages].map(([number, bytes]) => ({ offset: number * SNAPSHOT_PAGE_BYTES, bytes }))
  const formattedPlaces = formatted.map(({ offset, bytes }) => ({ offset, length: bytes.length }))
  const kept = [...apartFrom(formatted, others), ...apartFrom(read, [...others, ...formattedPlaces])]
  yield* digested(
    kept.flatMap((piece) => usedParts(target, piece)).sort((a, b) => a.offset - b.offset),
    sha1,
  )
}

function formattedPieces({ formatted }: KnownTarget): readonly Patch[] {
  return formatted.flatMap(({ start, device }) => {
    const pieces: Patch[] = []
    const take: ByteSink['writeAt'] = (offset, bytes) => void pieces.push({ offset: start + offset, bytes })
    device.replay(take)
    return pieces
  })
}

/** The piece without clusters of NTFS volumes that were free before the run. */
function usedParts({ windows, boot }: KnownTarget, piece: Patch): readonly Patch[] {
  const volumes = boot.kind === 'bios' ? [windows, boot.partition] : [windows]
  return volumes.reduce<readonly Patch[]>(
    (pieces, volume) =>
      pieces.flatMap((one) => {
        const free = freeIn(volume, one)
        return free.length === 0 ? [one] : [...apartFrom([one], free)]
      }),
    [piece],
  )
}

function freeIn({ start, volume }: TargetPartition<FreshVolume>, { offset, bytes }: Patch): readonly DiskRange[] {
  const { clusterSize, clusters } = volume.boot
  const free: DiskRange[] = []
  const first = Math.max(0, Math.floor((offset - start) / clusterSize))
  const end = Math.min(clusters, Math.ceil((offset + bytes.length - start) / clusterSize))
  for (let cluster = first; cluster < end; cluster++) {
    const isUsed = ((volume.clusterBitmap[Math.floor(cluster / 8)] ?? 0) & (1 << (cluster % 8))) !== 0
    if (!isUsed) free.push({ offset: start + cluster * clusterSize, length: clusterSize })
  }
  return free
}

/** Pieces that follow each other under one digest. */
function* digested(pieces: readonly Patch[], sha1: Sha1): Generator<WrittenEntry, void> {
  const digestOf = rememberRepeats(sha1)
  let parts: Uint8Array[] = []
  let offset = 0
  let length = 0
  for (const piece of pieces) {
    if (length > 0 && (piece.offset !== offset + length || length >= MOST_BYTES)) {
      yield { offset, length, sha1: digestOf(parts) }
      parts = []
      length = 0
    }
    if (length === 0) offset = piece.offset
    parts.push(piece.bytes)
    length += piece.bytes.length
  }
  if (length > 0) yield { offset, length, sha1: digestOf(parts) }
}

/** Pages that one byte fills are one array: an empty log is made of them, and its digest is taken once. */
function rememberRepeats(sha1: Sha1): (parts: readonly Uint8Array[]) => Uint8Array {
  const known = new Map<Uint8Array, Map<number, Uint8Array>>()
  return (parts) => {
    const [first] = parts
    if (first === undefined || parts.some((part) => part !== first)) return sha1(...parts)
    const byCount = known.get(first) ?? new Map<number, Uint8Array>()
    known.set(first, byCount)
    const digest = byCount.get(parts.length) ?? sha1(...parts)
    byCount.set(parts.length, digest)
    return digest
  }
}
