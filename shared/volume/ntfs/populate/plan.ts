import type { Extent } from '../../../tree/extent.ts'
import type { FileTree } from '../../../tree/file-tree.ts'
import { type ClusterAllocator, createAllocator } from '../cluster-allocator.ts'
import { ntfsFault } from '../faults.ts'
import type { FreshVolume } from '../fresh-volume.ts'
import { attributeRoom } from '../record-writer.ts'
import { readRootEntries } from '../root-entries.ts'
import type { Run } from '../runlist.ts'
import type { AttributePlan } from './attribute-plan.ts'
import { planDirectories } from './directories.ts'
import { uniqueObjectIds } from './file-views.ts'
import { buildAttributes } from './inode-attributes.ts'
import { groupLinks } from './links.ts'
import { growMft } from './mft-growth.ts'
import { type OverflowPlan, planOverflow } from './overflow.ts'
import { isResidentEa, storedBytes } from './residency.ts'
import { readRootRecord } from './root-record.ts'
import { sparseStreams, type ZerosOf } from './sparse.ts'
import { type BlobOrder, placeStreams, type StreamPlaces } from './stream-places.ts'
import { planSystem, type SystemPlan } from './system-plan.ts'
import { systemRecords } from './system-records.ts'
import { planTreeSecurity } from './tree-security.ts'

/** Where everything of a tree will lie on a fresh volume; nothing is written yet. */
export interface NtfsPlan extends AttributePlan, StreamPlaces {
  readonly overflows: ReadonlyMap<number, OverflowPlan>
  readonly system: SystemPlan
  /** File records in use when the plan is carried out, counted from record 0. */
  readonly records: number
  readonly allocator: ClusterAllocator
}

/**
 * Decides the place of every record, index block and cluster. `zerosOf` tells what streams of files marked sparse leave out,
 * `blobOrder` in which order content comes. Faults: `target-too-small` {needed, available}, `target-damaged` {part}, `target-unsupported` {feature}.
 */
export function planPopulate(
  volume: FreshVolume,
  tree: FileTree,
  zerosOf: ZerosOf = () => [],
  blobOrder: BlobOrder = (a, b) => a - b,
): NtfsPlan {
  const { boot } = volume
  const links = groupLinks(tree)
  const room = attributeRoom(boot.recordSize)
  const allocator = createAllocator(volume.clusterBitmap, boot.clusters, boot.clusterSize)
  checkRoom(volume, tree, zerosOf, allocator)
  const leastRecords = volume.firstRecord + tree.inodes.count - 1
  const mft = growMft(volume, leastRecords, volume.mftRuns, allocator)
  const root = readRootRecord(volume)
  const keptInRoot = root.kept.reduce((sum, attribute) => sum + attribute.bytes.length, 0)
  const roomOf = (inode: number) => (inode === 0 ? room - keptInRoot : room)
  const places = placeStreams(tree, links, zerosOf, blobOrder, roomOf, boot.clusterSize, allocator)
  const rootEntries = readRootEntries(volume)
  const directories = planDirectories(volume, tree, links, rootEntries, places.spare, allocator)
  const security = planTreeSecurity(volume, tree, root)
  const objectIds = uniqueObjectIds(volume, tree)
  const eaRuns = placeExtendedAttributes(tree, boot.clusterSize, allocator)
  const base = {
    volume,
    tree,
    links,
    objectIds,
    eaRuns,
    ...places,
    root,
    rootEntries,
    directories,
    security,
    allocator,
  }
  let records = leastRecords
  const overflows = new Map<number, OverflowPlan>()
  for (const inode of overflowingInodes(base, room)) {
    const overflow = planOverflow(base, inode, records)
    overflows.set(inode, overflow)
    records += overflow.extensions.length
  }
  const mftRuns = growMft(volume, records, mft, allocator)
  const system = planSystem(base, mftRuns)
  const plan = { ...base, overflows, system, records }
  // Whatever does not fit there is found out now, before anything is written.
  systemRecords(plan)
  return plan
}

function placeExtendedAttributes(
  tree: FileTree,
  clusterSize: number,
  allocator: ClusterAllocator,
): ReadonlyMap<number, readonly Run[]> {
  const runs = new Map<number, readonly Run[]>()
  for (const [inode, list] of tree.inodes.extendedAttributes)
    if (!isResidentEa(list)) runs.set(inode, allocator.takeTogether(Math.ceil(list.length / clusterSize)))
  return runs
}

/** Inodes whose attributes do not fit in one record: too many, or a run list too long. In order. */
function overflowingInodes(plan: AttributePlan & StreamPlaces, room: number): readonly number[] {
  const { spare, scattered, directories, tree } = plan
  const overflowing: number[] = []
  for (let inode = 0; inode < spare.length; inode++) if ((spare[inode] ?? 0) < 0) overflowing.push(inode)
  const suspects = new Set(scattered)
  for (const { inode, runs, bitmapRuns } of directories.large.values()) {
    if ((spare[inode] ?? 0) >= 0 && (runs.length > 1 || bitmapRuns !== undefined)) suspects.add(inode)
  }
  for (const inode of suspects) {
    const built = buildAttributes(plan, inode, (stream) => new Uint8Array(tree.streams.size[stream] ?? 0))
    if (built.reduce((sum, { bytes }) => sum + bytes.length, 0) > room) overflowing.push(inode)
  }
  return overflowing.sort((a, b) => a - b)
}

/** Where the bytes of a stream lie on the volume; empty for resident and empty streams, holes left out. */
export function extentsOf(plan: NtfsPlan, stream: number): readonly Extent[] {
  const { clusterSize } = plan.volume.boot
  let left = plan.tree.streams.size[stream] ?? 0
  let streamOffset = 0
  const extents: Extent[] = []
  for (const run of plan.runs.of(stream)) {
    const length = Math.min(left, run.length * clusterSize)
    if (run.lcn >= 0) extents.push({ streamOffset, deviceOffset: run.lcn * clusterSize, length })
    streamOffset += length
    left -= length
  }
  return extents
}

/** The sum of what content and records need at least, so that the fault can say how much is missing. */
function checkRoom(volume: FreshVolume, tree: FileTree, zerosOf: ZerosOf, allocator: ClusterAllocator): void {
  const { clusterSize, recordSize } = volume.boot
  const sparse = sparseStreams(tree, zerosOf)
  let needed = tree.inodes.count * recordSize
  for (let stream = 0; stream < tree.streams.count; stream++) {
    const zeros = sparse[stream] === 1 ? zerosOf(stream).reduce((sum, { length }) => sum + length, 0) : 0
    const size = storedBytes(tree, stream) - zeros
    if (size > recordSize) needed += Math.ceil(size / clusterSize) * clusterSize
  }
  const available = allocator.free * clusterSize
  if (needed > available) throw ntfsFault('target-too-small', { needed, available })
}
