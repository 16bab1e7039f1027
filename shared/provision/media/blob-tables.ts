import { RESOURCE_FLAG, SHA1_BYTES } from '../../wim/layout.ts'
import type { BlobChecksums, BlobJob } from './blob-job.ts'
import type { ContentChecksums } from './content-checksums.ts'
import type { ContentTable } from './content-table.ts'
import { type KeptBlobs, NOTHING_KEPT } from './kept-blobs.ts'
import type { OpenMedia } from './open-media.ts'

/** A job that only reads every blob of the media and compares its SHA-1; it keeps some, and records checksums if told where. */
export function readingJob(
  media: Pick<OpenMedia, 'path' | 'wim'>,
  kept = NOTHING_KEPT,
  checksums?: ContentChecksums,
): BlobJob {
  const all = Uint32Array.from({ length: media.wim.blobs.count }, (_, row) => row)
  return buildJob(media, all, [], [], kept, checksums && { use: 'record', ...checksums })
}

/** A job that reads the blobs which are written or kept; `writes` stand by sink. Without checksums it compares SHA-1. */
export function writingJob(
  media: Pick<OpenMedia, 'path' | 'wim'>,
  sinks: readonly string[],
  writes: readonly ContentTable[],
  kept = NOTHING_KEPT,
  checksums?: ContentChecksums,
): BlobJob {
  const isWanted = Uint8Array.from(kept.place, (place) => (place < 0 ? 0 : 1))
  const wanted = isWanted.length === 0 ? new Uint8Array(media.wim.blobs.count) : isWanted
  for (const { blob } of writes) for (const row of blob) wanted[row] = 1
  const rows = new Uint32Array(wanted.reduce((sum, is) => sum + is, 0))
  let count = 0
  wanted.forEach((is, blob) => {
    if (is === 1) rows[count++] = blob
  })
  return buildJob(media, rows, sinks, writes, kept, checksums && { use: 'compare', ...checksums })
}

/** Compares two blobs by where they lie in the media; -1, which is no blob, comes first. */
export function mediaOrder({ wim: { blobs } }: Pick<OpenMedia, 'wim'>): (a: number, b: number) => number {
  const solidOf = (blob: number) => blobs.solids[blobs.solid[blob] ?? -1]
  const placeOf = (blob: number) => solidOf(blob)?.offset ?? blobs.offset[blob] ?? -1
  return (a, b) => placeOf(a) - placeOf(b) || (blobs.offset[a] ?? 0) - (blobs.offset[b] ?? 0)
}

function buildJob(
  media: Pick<OpenMedia, 'path' | 'wim'>,
  rows: Uint32Array,
  sinks: readonly string[],
  writes: readonly ContentTable[],
  kept: KeptBlobs,
  checksums: (ContentChecksums & Pick<BlobChecksums, 'use'>) | undefined,
): BlobJob {
  const { blobs, header } = media.wim
  // Rows are mostly in order, which an array's sort profits from and a typed array's does not.
  rows.set(Array.from(rows).sort(mediaOrder(media)))
  const count = rows.length
  const place = new Uint32Array(blobs.count)
  for (const [row, blob] of rows.entries()) place[blob] = row
  const start = new Uint32Array(shared((count + 1) * 4))
  for (const { blob } of writes) {
    for (const wanted of blob) {
      const slot = (place[wanted] ?? 0) + 1
      start[slot] = (start[slot] ?? 0) + 1
    }
  }
  for (let row = 0; row < count; row++) start[row + 1] = (start[row + 1] ?? 0) + (start[row] ?? 0)
  const length = start[count] ?? 0
  const table = {
    start,
    sink: new Uint16Array(shared(length * 2)),
    streamOffset: new Float64Array(shared(length * 8)),
    deviceOffset: new Float64Array(shared(length * 8)),
    length: new Float64Array(shared(length * 8)),
    room: new Float64Array(shared(length * 8)),
  }
  const next = start.slice()
  for (const [sink, own] of writes.entries()) {
    for (let write = 0; write < own.count; write++) {
      const row = place[own.blob[write] ?? 0] ?? 0
      const slot = next[row] ?? 0
      next[row] = slot + 1
      table.sink[slot] = sink
      table.streamOffset[slot] = own.streamOffset[write] ?? 0
      table.deviceOffset[slot] = own.deviceOffset[write] ?? 0
      table.length[slot] = own.length[write] ?? 0
      table.room[slot] = own.room[write] ?? 0
    }
  }
  const numbers = (of: (blob: number) => number) => {
    const array = new Float64Array(shared(count * 8))
    rows.forEach((blob, row) => {
      array[row] = of(blob)
    })
    return array
  }
  const firstPiece = new Uint32Array(shared(count * 4))
  const compressed = new Uint8Array(shared(count))
  const solid = new Int32Array(shared(count * 4))
  const sha1 = new Uint8Array(shared(count * SHA1_BYTES))
  rows.forEach((blob, row) => {
    solid[row] = blobs.solid[blob] ?? -1
    firstPiece[row] = checksums?.first[blob] ?? 0
    compressed[row] = ((blobs.flags[blob] ?? 0) & RESOURCE_FLAG.compressed) === 0 ? 0 : 1
    sha1.set(blobs.sha1.subarray(blob * SHA1_BYTES, (blob + 1) * SHA1_BYTES), row * SHA1_BYTES)
  })
  return {
    mediaPath: media.path,
    ...(media.wim.parts.length > 1 && {
      parts: media.wim.parts.map(({ path, start, size }) => ({ path, start, size })),
    }),
    isPipable: header.isPipable,
    solids: blobs.solids,
    solid,
    compression: header.compression,
    chunkSize: header.chunkSize,
    count,
    offset: numbers((blob) => blobs.offset[blob] ?? 0),
    size: numbers((blob) => blobs.size[blob] ?? 0),
    originalSize: numbers((blob) => blobs.originalSize[blob] ?? 0),
    compressed,
    sha1,
    ...(checksums && { checksums: { ...checksums, first: firstPiece } }),
    sinks,
    writes: table,
    capture: numbers((blob) => kept.place[blob] ?? -1),
    arena: kept.arena,
  }
}

/** Where a row lies in the media, to be told when it is damaged. */
export function rowPlace(job: BlobJob, row: number): number {
  return job.solids?.[job.solid?.[row] ?? -1]?.offset ?? job.offset[row] ?? 0
}

function shared(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes)
}
