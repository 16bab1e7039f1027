import { ntfsFault } from './faults.ts'
import type { Run } from './runlist.ts'

/** Hands out free clusters; positions are decided before anything is written. */
export interface ClusterAllocator {
  /** Runs of `count` clusters from low to high, in one piece unless used clusters lie between. Fault: `target-too-small`. */
  take(count: number): readonly Run[]
  /** The same, but one run where a free piece of that length is left: for what had better not be scattered. */
  takeTogether(count: number): readonly Run[]
  /** As many free clusters from `lcn` on as there are, up to `count`; none when `lcn` is in use. */
  takeAt(lcn: number, count: number): readonly Run[]
  /** Gives clusters of replaced attributes back; they are not taken again in this plan. */
  release(runs: readonly Run[]): void
  /** Free clusters at the start. */
  readonly free: number
  /** The bitmap with everything that was taken. */
  readonly bitmap: Uint8Array
}

/** Pieces that `takeTogether` looks at: a volume with more before its first large one is beyond all order. */
const MOST_LOOKED_AT = 4096

/** A piece of free space that shrinks from its start. */
interface Piece {
  lcn: number
  length: number
}

/** `original` is the volume's $Bitmap; it is copied. */
export function createAllocator(original: Uint8Array, clusters: number, clusterSize: number): ClusterAllocator {
  const bitmap = original.slice()
  const pieces = freePieces(original, clusters)
  const free = pieces.reduce((sum, piece) => sum + piece.length, 0)
  let first = 0
  let left = free
  const takeFrom = (piece: Piece, count: number): Run => {
    const run = { lcn: piece.lcn, length: Math.min(count, piece.length) }
    markRun(bitmap, run)
    piece.lcn += run.length
    piece.length -= run.length
    left -= run.length
    return run
  }
  const take = (count: number): readonly Run[] => {
    if (count > left)
      throw ntfsFault('target-too-small', {
        needed: (free - left + count) * clusterSize,
        available: free * clusterSize,
      })
    const runs: Run[] = []
    for (let missing = count; missing > 0; ) {
      const piece = pieces[first]
      if (piece === undefined) break
      if (piece.length === 0) first += 1
      else {
        const run = takeFrom(piece, missing)
        missing -= run.length
        runs.push(run)
      }
    }
    return runs
  }
  return {
    bitmap,
    free,
    take,
    takeTogether(count) {
      if (count === 0) return []
      const end = Math.min(pieces.length, first + MOST_LOOKED_AT)
      for (let index = first; index < end; index++) {
        const piece = pieces[index]
        if (piece !== undefined && piece.length >= count) return [takeFrom(piece, count)]
      }
      return take(count)
    },
    takeAt(lcn, count) {
      const index = pieceAt(pieces, lcn)
      const piece = pieces[index]
      if (piece === undefined || count === 0 || lcn < piece.lcn || lcn >= piece.lcn + piece.length) return []
      const behind = { lcn, length: piece.lcn + piece.length - lcn }
      if (lcn === piece.lcn) return [takeFrom(piece, count)]
      piece.length = lcn - piece.lcn
      pieces.splice(index + 1, 0, behind)
      return [takeFrom(behind, count)]
    },
    release(runs) {
      for (const { lcn, length } of runs) {
        for (let cluster = lcn; lcn >= 0 && cluster < lcn + length; cluster++)
          bitmap[cluster >>> 3] = (bitmap[cluster >>> 3] ?? 0) & ~(1 << (cluster & 7))
      }
    },
  }
}

/** Sets the bits of a run. */
export function markRun(bitmap: Uint8Array, { lcn, length }: Run): void {
  const end = lcn + length
  let cluster = lcn
  const mark = (until: number) => {
    for (; cluster < until; cluster++) bitmap[cluster >>> 3] = (bitmap[cluster >>> 3] ?? 0) | (1 << (cluster & 7))
  }
  mark(Math.min(end, Math.ceil(cluster / 8) * 8))
  if (cluster < end) {
    const whole = Math.floor(end / 8)
    bitmap.fill(0xff, cluster / 8, whole)
    cluster = Math.max(cluster, whole * 8)
    mark(end)
  }
}

/** The free clusters of the volume, in order. */
function freePieces(bitmap: Uint8Array, clusters: number): Piece[] {
  const pieces: Piece[] = []
  let start = -1
  const end = (at: number) => {
    if (start >= 0) pieces.push({ lcn: start, length: at - start })
    start = -1
  }
  for (let cluster = 0; cluster < clusters; ) {
    const byte = bitmap[cluster >>> 3] ?? 0xff
    const isWhole = (cluster & 7) === 0 && cluster + 8 <= clusters
    if (isWhole && (byte === 0 || byte === 0xff)) {
      if (byte === 0xff) end(cluster)
      else if (start < 0) start = cluster
      cluster += 8
      continue
    }
    if ((byte & (1 << (cluster & 7))) !== 0) end(cluster)
    else if (start < 0) start = cluster
    cluster += 1
  }
  end(clusters)
  return pieces
}

/** Index of the last piece that begins at `lcn` or before. */
function pieceAt(pieces: readonly Piece[], lcn: number): number {
  let low = 0
  let high = pieces.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((pieces[middle]?.lcn ?? 0) <= lcn) low = middle
    else high = middle
  }
  return low
}
