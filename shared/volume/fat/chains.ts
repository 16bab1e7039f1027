import { readExactly } from '../../bytes/byte-source.ts'
import { fatFault } from './faults.ts'
import { CLUSTER_MASK, FIRST_CLUSTER, FIRST_END, LARGEST_DIRECTORY } from './layout.ts'
import type { FatVolume } from './open.ts'

/** Consecutive clusters as bytes of the volume. */
export interface ChainExtent {
  readonly offset: number
  readonly length: number
}

/**
 * Clusters of a chain from `first` to its end. Fault: `target-damaged` for a chain that leaves the volume, turns back on
 * itself or is longer than `most`.
 */
export function chainOf(volume: FatVolume, first: number, most = volume.clusterEnd): readonly number[] {
  const chain: number[] = []
  for (let cluster = first; cluster < FIRST_END; cluster = nextOf(volume, cluster)) {
    if (!isCluster(volume, cluster) || chain.length >= most) throw damaged()
    chain.push(cluster)
  }
  return chain
}

/** The clusters of `count` from `first` on. Fault: `target-damaged` when the chain ends before. */
function clustersOf(volume: FatVolume, first: number, count: number): readonly number[] {
  const chain: number[] = []
  for (let cluster = first; chain.length < count; cluster = nextOf(volume, cluster)) {
    if (!isCluster(volume, cluster)) throw damaged()
    chain.push(cluster)
  }
  return chain
}

/** A file's bytes. Fault: `target-damaged`. */
export function readContent(volume: FatVolume, first: number, size: number): Uint8Array {
  return readExtents(volume, clustersOf(volume, first, Math.ceil(size / volume.clusterSize))).subarray(0, size)
}

/** A directory's bytes. Fault: `target-damaged`. */
export function readDirectoryBytes(volume: FatVolume, first: number): Uint8Array {
  return readExtents(volume, chainOf(volume, first, Math.ceil(LARGEST_DIRECTORY / volume.clusterSize)))
}

/** Where the clusters lie, neighbours joined. */
export function extentsOfChain(volume: FatVolume, chain: readonly number[]): readonly ChainExtent[] {
  const extents: ChainExtent[] = []
  for (let from = 0; from < chain.length; ) {
    const first = chain[from] ?? 0
    let to = from + 1
    while (to < chain.length && chain[to] === first + to - from) to += 1
    const offset = volume.dataStart + (first - FIRST_CLUSTER) * volume.clusterSize
    extents.push({ offset, length: (to - from) * volume.clusterSize })
    from = to
  }
  return extents
}

function readExtents(volume: FatVolume, chain: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(chain.length * volume.clusterSize)
  let at = 0
  for (const { offset, length } of extentsOfChain(volume, chain)) {
    const part = readExactly(volume.source, offset, length)
    if (part === undefined) throw damaged()
    bytes.set(part, at)
    at += length
  }
  return bytes
}

function nextOf(volume: FatVolume, cluster: number): number {
  return (volume.table[cluster] ?? 0) & CLUSTER_MASK
}

function isCluster(volume: FatVolume, cluster: number): boolean {
  return cluster >= FIRST_CLUSTER && cluster < volume.clusterEnd
}

function damaged() {
  return fatFault('target-damaged', { part: 'EFI system partition' })
}
