import type { FileTree } from '../../../tree/file-tree.ts'
import type { ClusterAllocator } from '../cluster-allocator.ts'
import { RunTable } from '../run-table.ts'
import type { Run } from '../runlist.ts'
import { type LinkTable, linksOfInode } from './links.ts'
import { chooseResident, smallestSizeOf, storedBytes } from './residency.ts'
import { sparseRuns, sparseStreams, type ZerosOf } from './sparse.ts'

/** Where the streams of a tree will lie. */
export interface StreamPlaces {
  /** 1 for streams that lie in their file record. */
  readonly resident: Uint8Array
  /** 1 for streams whose runs may have holes. */
  readonly sparse: Uint8Array
  /** By stream, the runs of those outside records. */
  readonly runs: RunTable
  /** By inode, bytes that its record has left; less than 0 when it needs more than one. */
  readonly spare: Int32Array
  /** Inodes with a stream in so many pieces that their record may not hold them, though `spare` does not say so. */
  readonly scattered: readonly number[]
}

const IN_RECORD: readonly Run[] = []

/** Tells which of two blobs comes first, as the order of a sort. */
export type BlobOrder = (a: number, b: number) => number

/**
 * `roomOf` gives the bytes of an inode's record that its attributes may take. Streams lie in the order of their blobs, so
 * that what comes one behind the other is written so. Fault: `target-too-small`.
 */
export function placeStreams(
  tree: FileTree,
  links: LinkTable,
  zerosOf: ZerosOf,
  blobOrder: BlobOrder,
  roomOf: (inode: number) => number,
  clusterSize: number,
  allocator: ClusterAllocator,
): StreamPlaces {
  const { streams, inodes } = tree
  const sparse = sparseStreams(tree, zerosOf)
  const resident = new Uint8Array(streams.count)
  const spare = new Int32Array(inodes.count)
  const outside: number[] = []
  for (let inode = 0; inode < inodes.count; inode++) {
    const left = roomOf(inode) - smallestSizeOf(tree, inode, linksOfInode(links, inode), sparse)
    spare[inode] = left < 0 ? left : chooseResident(tree, inode, left, sparse, resident)
    for (let stream = streams.start[inode] ?? 0; stream < (streams.start[inode + 1] ?? 0); stream++) {
      if (storedBytes(tree, stream) === 0) resident[stream] = 1
      if (resident[stream] !== 1) outside.push(stream)
    }
  }
  outside.sort((a, b) => blobOrder(streams.blob[a] ?? -1, streams.blob[b] ?? -1))
  const placed = new RunTable()
  const list = new Uint32Array(streams.count)
  for (const stream of outside) {
    const size = storedBytes(tree, stream)
    list[stream] = placed.add(
      sparse[stream] === 1
        ? sparseRuns(size, zerosOf(stream), clusterSize, allocator)
        : allocator.take(Math.ceil(size / clusterSize)),
    )
  }

  const runs = new RunTable()
  const scattered: number[] = []
  for (let inode = 0; inode < inodes.count; inode++) {
    let pieces = 0
    for (let stream = streams.start[inode] ?? 0; stream < (streams.start[inode + 1] ?? 0); stream++) {
      const own = resident[stream] === 1 ? IN_RECORD : placed.of(list[stream] ?? 0)
      runs.add(own)
      pieces = Math.max(pieces, own.length)
    }
    if (pieces > 1 && (spare[inode] ?? 0) >= 0) scattered.push(inode)
  }
  return { resident, sparse, runs, spare, scattered }
}
