import type { Extent } from '../../tree/extent.ts'
import { type FileTree, STREAM_REPARSE } from '../../tree/file-tree.ts'
import { type ClusterAllocator, createAllocator } from './cluster-allocator.ts'
import { planDirectories } from './directories.ts'
import type { LargeDirectory } from './directory-plan.ts'
import { ntfsFault } from './faults.ts'
import type { FreshVolume } from './fresh-volume.ts'
import { groupLinks, type LinkTable, linksOfInode } from './links.ts'
import { type OverflowPlan, planOverflow } from './overflow.ts'
import { attributeRoom } from './record-writer.ts'
import { chooseResident, fitsReservation, smallestSizeOf } from './residency.ts'
import { type RootEntry, readRootEntries } from './root-entries.ts'
import { type RootRecord, readRootRecord } from './root-record.ts'
import type { Run } from './runlist.ts'
import { planSystem, type SystemPlan } from './system-plan.ts'
import { planTreeSecurity, type TreeSecurity } from './tree-security.ts'

/** Where everything of a tree will lie on a fresh volume; nothing is written yet. */
export interface NtfsPlan {
  readonly volume: FreshVolume
  readonly tree: FileTree
  readonly links: LinkTable
  /** 1 for streams that lie in their file record. */
  readonly resident: Uint8Array
  /** Runs of the streams that do not. */
  readonly runs: readonly (readonly Run[] | undefined)[]
  readonly root: RootRecord
  /** The file system's own entries in the root directory. */
  readonly rootEntries: readonly RootEntry[]
  readonly directories: DirectoryTable
  readonly overflows: ReadonlyMap<number, OverflowPlan>
  readonly security: TreeSecurity
  readonly system: SystemPlan
  /** File records in use when the plan is carried out, counted from record 0. */
  readonly records: number
  readonly allocator: ClusterAllocator
}

export interface DirectoryTable {
  /** All directories of the tree. */
  readonly size: number
  /** By inode, those whose entries do not fit in their record. */
  readonly large: ReadonlyMap<number, LargeDirectory>
}

/** Bytes of a stream as NTFS stores it: reparse data gets its 8-byte header back. */
function storedSize(tree: FileTree, stream: number): number {
  return (tree.streams.size[stream] ?? 0) + (tree.streams.kind[stream] === STREAM_REPARSE ? 8 : 0)
}

/**
 * Decides the place of every record, index block and cluster. Faults: `target-too-small` {needed, available},
 * `target-damaged` {part}, `target-unsupported` {feature}.
 */
export function planPopulate(volume: FreshVolume, tree: FileTree): NtfsPlan {
  const { boot } = volume
  const links = groupLinks(tree)
  const room = attributeRoom(boot.recordSize)
  const allocator = createAllocator(volume.clusterBitmap, boot.clusters, boot.clusterSize)
  checkRoom(volume, tree, allocator)
  const root = readRootRecord(volume)
  const keptInRoot = root.kept.reduce((sum, attribute) => sum + attribute.bytes.length, 0)
  const resident = new Uint8Array(tree.streams.count)
  const runs: (readonly Run[] | undefined)[] = new Array(tree.streams.count)
  const spare = new Int32Array(tree.inodes.count)
  const overflowing: number[] = []
  for (let inode = 0; inode < tree.inodes.count; inode++) {
    const own = inode === 0 ? room - keptInRoot : room
    const names = linksOfInode(links, inode)
    spare[inode] = own - smallestSizeOf(tree, inode, names)
    if ((spare[inode] ?? 0) < 0) overflowing.push(inode)
    else spare[inode] = chooseResident(tree, inode, spare[inode] ?? 0, resident)
  }
  for (let stream = 0; stream < tree.streams.count; stream++) {
    const size = storedSize(tree, stream)
    if (size === 0) resident[stream] = 1
    else if (resident[stream] === 0) {
      const placed = allocator.take(Math.ceil(size / boot.clusterSize))
      if (!fitsReservation(placed, size)) throw ntfsFault('target-unsupported', { feature: 'scattered free space' })
      runs[stream] = placed
    }
  }
  const rootEntries = readRootEntries(volume)
  const directories = planDirectories(volume, tree, links, rootEntries, spare, allocator)
  const security = planTreeSecurity(volume, tree, root)
  const base = { volume, tree, links, resident, runs, root, rootEntries, directories, security, allocator }
  let records = volume.firstRecord + tree.inodes.count - 1
  const overflows = new Map<number, OverflowPlan>()
  for (const inode of overflowing) {
    const overflow = planOverflow(base, inode, records)
    overflows.set(inode, overflow)
    records += overflow.extensions.length
  }
  const system = planSystem(volume, tree, records, security, allocator)
  return { ...base, overflows, system, records }
}

/** Where the bytes of a stream lie on the volume; empty for resident and empty streams. */
export function extentsOf(plan: NtfsPlan, stream: number): readonly Extent[] {
  const { clusterSize } = plan.volume.boot
  let left = plan.tree.streams.size[stream] ?? 0
  let streamOffset = 0
  const extents: Extent[] = []
  for (const run of plan.runs[stream] ?? []) {
    const length = Math.min(left, run.length * clusterSize)
    extents.push({ streamOffset, deviceOffset: run.lcn * clusterSize, length })
    streamOffset += length
    left -= length
  }
  return extents
}

/** The sum of what content and records need at least, so that the fault can say how much is missing. */
function checkRoom(volume: FreshVolume, tree: FileTree, allocator: ClusterAllocator): void {
  const { clusterSize, recordSize } = volume.boot
  let needed = tree.inodes.count * recordSize
  for (let stream = 0; stream < tree.streams.count; stream++) {
    const size = storedSize(tree, stream)
    if (size > recordSize) needed += Math.ceil(size / clusterSize) * clusterSize
  }
  const available = allocator.free * clusterSize
  if (needed > available) throw ntfsFault('target-too-small', { needed, available })
}
