import { phrase } from '../../phrase/phrase.ts'
import { chainOf } from './chains.ts'
import { fatFault } from './faults.ts'
import { FIRST_CLUSTER, WIDTHS } from './layout.ts'
import type { FatVolume } from './open.ts'
import { type ChangedTable, changeTable, countFree } from './table.ts'

/** A copy of a volume's table in which clusters are taken and given back. */
export interface Allocation {
  readonly table: ChangedTable
  /** A new chain of `count` clusters. Fault: `target-too-small`. */
  take(count: number): readonly number[]
  /** One more cluster at the end of a chain. Fault: `target-too-small`. */
  append(chain: readonly number[]): number
  /** Gives back what the volume held. Fault: `target-damaged` when the chain is also another's. */
  free(first: number): void
  /** Keeps a directory's clusters from being given back as a file's. */
  pin(chain: readonly number[]): void
  readonly freeCount: number
  /** The free cluster with the highest number. */
  readonly lastFree: number | undefined
  /** Where a search for free clusters may begin. */
  readonly nextFree: number
}

export function allocate(volume: FatVolume): Allocation {
  const { clusterEnd, clusterSize } = volume
  const { endOfChain } = WIDTHS[volume.kind]
  const table = changeTable(volume.tablePlace)
  const changed = { ...volume, table }
  const kept = new Set<number>()
  const atStart = countFree(volume.tablePlace, clusterEnd)
  let nextFree = FIRST_CLUSTER
  let used = 0
  const takeOne = (wanted: number) => {
    while (nextFree < clusterEnd && table.get(nextFree) !== 0) nextFree += 1
    if (nextFree >= clusterEnd)
      throw fatFault('target-too-small', { needed: (used + wanted) * clusterSize, available: atStart * clusterSize })
    table.set(nextFree, endOfChain)
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
        if (previous !== undefined) table.set(previous, cluster)
        chain.push(cluster)
      }
      return chain
    },
    append(chain) {
      const cluster = takeOne(1)
      table.set(chain.at(-1) ?? 0, cluster)
      return cluster
    },
    free(first) {
      if (first === 0) return
      for (const cluster of chainOf(changed, first)) {
        if (kept.has(cluster)) throw fatFault('target-damaged', { part: phrase('efi-system-partition') })
        table.set(cluster, 0)
        used -= 1
        nextFree = Math.min(nextFree, cluster)
      }
    },
    pin(chain) {
      for (const cluster of chain) kept.add(cluster)
    },
    get freeCount() {
      return atStart - used
    },
    get lastFree() {
      let cluster = clusterEnd - 1
      while (cluster >= FIRST_CLUSTER && table.get(cluster) !== 0) cluster -= 1
      return cluster < FIRST_CLUSTER ? undefined : cluster
    },
    get nextFree() {
      return nextFree
    },
  }
}
