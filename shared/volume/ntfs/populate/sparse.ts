import { FILE_ATTRIBUTE, type FileTree, STREAM_DATA } from '../../../tree/file-tree.ts'
import type { ClusterAllocator } from '../cluster-allocator.ts'
import { isDirectory } from '../file-name.ts'
import type { Run } from '../runlist.ts'
import { sparseUnit } from '../sparse-unit.ts'

/** Bytes of a stream that are known to be zeros, `offset` from its start. */
export interface ZeroRange {
  readonly offset: number
  readonly length: number
}

/** Zeros in a stream, in order and apart from each other; asked only for streams of files that are marked sparse. */
export type ZerosOf = (stream: number) => readonly ZeroRange[]

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

/** Runs of a sparse stream of `size` bytes, in whole units: clusters for those that hold something, holes for the rest. */
export function sparseRuns(
  size: number,
  zeros: readonly ZeroRange[],
  clusterSize: number,
  allocator: ClusterAllocator,
): readonly Run[] {
  const perUnit = 2 ** sparseUnit(clusterSize)
  const unitBytes = perUnit * clusterSize
  const units = Math.ceil(size / unitBytes)
  const runs: Run[] = []
  let next = 0
  const fillTo = (end: number) => {
    runs.push(...allocator.take((end - next) * perUnit))
    next = end
  }
  for (const { offset, length } of zeros) {
    const from = Math.ceil(offset / unitBytes)
    const to = offset + length >= size ? units : Math.floor((offset + length) / unitBytes)
    if (from >= to) continue
    fillTo(from)
    runs.push({ lcn: -1, length: (to - from) * perUnit })
    next = to
  }
  fillTo(units)
  return runs
}
