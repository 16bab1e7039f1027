import { readExactly } from '../../bytes/byte-source.ts'
import { phrase } from '../../phrase/phrase.ts'
import { fatFault } from './faults.ts'
import { FIRST_CLUSTER, LARGEST_DIRECTORY, WIDTHS } from './layout.ts'
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
  const { firstEnd } = WIDTHS[volume.kind]
  const chain: number[] = []
  for (let cluster = first; cluster < firstEnd; cluster = volume.table.get(cluster)) {
    if (!isCluster(volume, cluster) || chain.length >= most) throw damaged()
    chain.push(cluster)
  }
  return chain
}

/** The clusters of `count` from `first` on. Fault: `target-damaged` when the chain ends before. */
function clustersOf(volume: FatVolume, first: number, count: number): readonly number[] {
  const chain: number[] = []
  for (let cluster = first; chain.length < count; cluster = volume.table.get(cluster)) {
    if (!isCluster(volume, cluster)) throw damaged()
    chain.push(cluster)
  }
  return chain
}

/** A file's bytes. Fault: `target-damaged`. */
export function readContent(volume: FatVolume, first: number, size: number): Uint8Array {
  return readExtents(volume, clustersOf(volume, first, Math.ceil(size / volume.clusterSize))).subarray(0, size)
}

/** Bytes of the directory that begins at a cluster, 0 being FAT16's root. Fault: `target-damaged`. */
export function readDirectoryBytes(volume: FatVolume, first: number): Uint8Array {
  if (first === 0 && volume.rootArea !== undefined) {
    const bytes = readExactly(volume.source, volume.rootArea.offset, volume.rootArea.length)
    if (bytes === undefined) throw damaged()
    return bytes
  }
  return readExtents(volume, chainOf(volume, first, Math.ceil(LARGEST_DIRECTORY / volume.clusterSize)))
}

/** Where the clusters lie, neighbours joined. */
export function extentsOfChain(volume: FatVolume, chain: readonly number[]): readonly ChainExtent[] {
  const extents: ChainExtent[] = []
  for (let from = 0; from < chain.length; ) {
    const first = chain[from] ?? 0
    let to = from + 1
    while (to < chain.length && chain[to] === first + to - from) to += 1
    extents.push({ offset: clusterOffset(volume, first), length: (to - from) * volume.clusterSize })
    from = to
  }
  return extents
}

/** Where a cluster's bytes lie on the volume. */
export function clusterOffset(volume: FatVolume, cluster: number): number {
  return volume.dataStart + (cluster - FIRST_CLUSTER) * volume.clusterSize
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

function isCluster(volume: FatVolume, cluster: number): boolean {
  return cluster >= FIRST_CLUSTER && cluster < volume.clusterEnd
}

function damaged() {
  return fatFault('target-damaged', { part: phrase('efi-system-partition') })
}
