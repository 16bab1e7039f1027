import { chainOf } from './chains.ts'
import { fatFault } from './faults.ts'
import { CLUSTER_MASK, END_OF_CHAIN, FIRST_CLUSTER } from './layout.ts'
import type { FatVolume } from './open.ts'

/** A copy of a volume's table in which clusters are taken and given back. */
export interface Allocation {
  readonly table: Uint32Array
  /** A new chain of `count` clusters. Fault: `target-too-small`. */
  take(count: number): readonly number[]
  /** One more cluster at the end of a chain. Fault: `target-too-small`. */
  append(chain: readonly number[]): number
  /** Gives back what the volume held. Fault: `target-damaged` when the chain is also another's. */
  free(first: number): void
  /** Keeps a directory's clusters from being given back as a file's. */
  pin(chain: readonly number[]): void
  freeClusters(): number
  /** Where a search for free clusters may begin. */
  readonly nextFree: number
}

export function allocate(volume: FatVolume): Allocation {
  const table = volume.table.slice()
  const changed = { ...volume, table }
  const kept = new Set<number>()
  let nextFree = FIRST_CLUSTER
  let used = 0
  const isFree = (cluster: number) => ((table[cluster] ?? 0) & CLUSTER_MASK) === 0
  const set = (cluster: number, value: number) => {
    table[cluster] = ((table[cluster] ?? 0) & ~CLUSTER_MASK) | value
  }
  const freeClusters = () => {
    let count = 0
    for (let cluster = FIRST_CLUSTER; cluster < volume.clusterEnd; cluster++) if (isFree(cluster)) count += 1
    return count
  }
  const atStart = freeClusters()
  const takeOne = (wanted: number) => {
    while (nextFree < volume.clusterEnd && !isFree(nextFree)) nextFree += 1
    if (nextFree >= volume.clusterEnd) {
      const { clusterSize } = volume
      throw fatFault('target-too-small', { needed: (used + wanted) * clusterSize, available: atStart * clusterSize })
    }
    set(nextFree, END_OF_CHAIN)
    kept.add(nextFree)
    used += 1
    return nextFree
  }
  return {
    table,
    take(count) {
      const chain: number[] = []
      while (chain.length < count) {
        const cluster = takeOne(count - chain.length)
        const previous = chain.at(-1)
        if (previous !== undefined) set(previous, cluster)
        chain.push(cluster)
      }
      return chain
    },
    append(chain) {
      const cluster = takeOne(1)
      set(chain.at(-1) ?? 0, cluster)
      return cluster
    },
    free(first) {
      if (first === 0) return
      for (const cluster of chainOf(changed, first)) {
        if (kept.has(cluster)) throw fatFault('target-damaged', { part: 'EFI system partition' })
        set(cluster, 0)
        used -= 1
        nextFree = Math.min(nextFree, cluster)
      }
    },
    pin(chain) {
      for (const cluster of chain) kept.add(cluster)
    },
    freeClusters,
    get nextFree() {
      return nextFree
    },
  }
}
