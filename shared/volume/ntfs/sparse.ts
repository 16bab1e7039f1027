import { FILE_ATTRIBUTE, type FileTree, STREAM_DATA } from '../../tree/file-tree.ts'
import type { ClusterAllocator } from './cluster-allocator.ts'
import { isDirectory } from './file-name.ts'
import type { Run } from './runlist.ts'

/** Bytes of a stream that are known to be zeros, `offset` from its start. */
export interface ZeroRange {
  readonly offset: number
  readonly length: number
}

/** Zeros in a stream, in order and apart from each other; asked only for streams of files that are marked sparse. */
export type ZerosOf = (stream: number) => readonly ZeroRange[]

/**
 * Windows leaves out whole units of 64 KiB of a sparse stream, or whole clusters where they are larger (Microsoft's
 * documentation of FSCTL_SET_ZERO_DATA).
 */
const HOLE_UNIT = 64 * 1024

/** 1 for streams that are stored sparse: the content of files that are so marked, and their named streams that hold zeros. */
export function sparseStreams(tree: FileTree, zerosOf: ZerosOf): Uint8Array {
  const { streams, inodes } = tree
  const sparse = new Uint8Array(streams.count)
  for (let inode = 0; inode < inodes.count; inode++) {
    const isMarked = ((inodes.attributes[inode] ?? 0) & FILE_ATTRIBUTE.SPARSE_FILE) !== 0
    if (!isMarked || isDirectory(tree, inode)) continue
    for (let stream = streams.start[inode] ?? 0; stream < (streams.start[inode + 1] ?? 0); stream++) {
      const holdsData = streams.kind[stream] === STREAM_DATA && (streams.size[stream] ?? 0) > 0
      if (holdsData && (streams.nameOf(stream) === '' || zerosOf(stream).length > 0)) sparse[stream] = 1
    }
  }
  return sparse
}

/** Runs of a sparse stream of `size` bytes: clusters for what holds something, holes for the rest. */
export function sparseRuns(
  size: number,
  zeros: readonly ZeroRange[],
  clusterSize: number,
  allocator: ClusterAllocator,
): readonly Run[] {
  const unit = Math.max(HOLE_UNIT, clusterSize)
  const clusters = Math.ceil(size / clusterSize)
  const runs: Run[] = []
  let next = 0
  const fillTo = (end: number) => {
    runs.push(...allocator.take(end - next))
    next = end
  }
  const skipTo = (end: number) => {
    if (end > next) runs.push({ lcn: -1, length: end - next })
    next = Math.max(next, end)
  }
  for (const { offset, length } of zeros) {
    const isTail = offset + length >= size
    const from = (Math.ceil(offset / unit) * unit) / clusterSize
    const to = isTail ? clusters : (Math.floor((offset + length) / unit) * unit) / clusterSize
    if (from >= to) continue
    fillTo(from)
    skipTo(to)
  }
  fillTo(clusters)
  return runs
}
