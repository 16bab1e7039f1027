import { ntfsFault } from './faults.ts'
import type { Run } from './runlist.ts'

/** Hands out free clusters from low to high; positions are decided before anything is written. */
export interface ClusterAllocator {
  /** Runs of `count` clusters, in one piece unless used clusters lie between. Fault: `target-too-small`. */
  take(count: number): readonly Run[]
  /** Gives clusters of replaced attributes back; they are not taken again in this plan. */
  release(runs: readonly Run[]): void
  /** Free clusters at the start. */
  readonly free: number
  /** The bitmap with everything that was taken. */
  readonly bitmap: Uint8Array
}

/** `bitmap` is the volume's $Bitmap; it is copied. */
export function createAllocator(original: Uint8Array, clusters: number, clusterSize: number): ClusterAllocator {
  const bitmap = original.slice()
  const free = countFree(original, clusters)
  let next = 0
  let taken = 0
  const isUsed = (cluster: number) => ((bitmap[cluster >>> 3] ?? 0xff) & (1 << (cluster & 7))) !== 0
  const skipUsed = () => {
    while (next < clusters && isUsed(next)) next += (next & 7) === 0 && bitmap[next >>> 3] === 0xff ? 8 : 1
  }
  return {
    bitmap,
    free,
    take(count) {
      const runs: Run[] = []
      for (let left = count; left > 0; ) {
        skipUsed()
        if (next >= clusters)
          throw ntfsFault('target-too-small', { needed: (taken + left) * clusterSize, available: free * clusterSize })
        const start = next
        while (next < clusters && next - start < left && !isUsed(next)) {
          if ((next & 7) === 0 && bitmap[next >>> 3] === 0 && left - (next - start) >= 8 && next + 8 <= clusters) {
            bitmap[next >>> 3] = 0xff
            next += 8
          } else {
            bitmap[next >>> 3] = (bitmap[next >>> 3] ?? 0) | (1 << (next & 7))
            next += 1
          }
        }
        runs.push({ lcn: start, length: next - start })
        left -= next - start
        taken += next - start
      }
      return runs
    },
    release(runs) {
      for (const { lcn, length } of runs) {
        for (let cluster = lcn; lcn >= 0 && cluster < lcn + length; cluster++)
          bitmap[cluster >>> 3] = (bitmap[cluster >>> 3] ?? 0) & ~(1 << (cluster & 7))
      }
    },
  }
}

/** Clusters of the volume whose bit is not set. */
function countFree(bitmap: Uint8Array, clusters: number): number {
  const whole = clusters >>> 3
  let free = 0
  for (let index = 0; index < whole; index++) free += CLEAR_BITS[bitmap[index] ?? 0xff] ?? 0
  for (let cluster = whole * 8; cluster < clusters; cluster++) {
    if (((bitmap[cluster >>> 3] ?? 0xff) & (1 << (cluster & 7))) === 0) free += 1
  }
  return free
}

const CLEAR_BITS = Uint8Array.from({ length: 256 }, (_, byte) => {
  let clear = 0
  for (let bit = 0; bit < 8; bit++) if ((byte & (1 << bit)) === 0) clear += 1
  return clear
})
