import type { Extent } from '../../tree/extent.ts'
import { type FileTree, STREAM_REPARSE } from '../../tree/file-tree.ts'
import { type ClusterAllocator, createAllocator } from './cluster-allocator.ts'
import { type DirectoryPlan, planDirectory } from './directory-plan.ts'
import { ntfsFault } from './faults.ts'
import { isDirectory, linksOf, type NameLink } from './file-name.ts'
import { bodyOf, type FreshVolume, readBody, readRecord } from './fresh-volume.ts'
import { ATTRIBUTE, SYSTEM_FILE } from './layout.ts'
import { type OverflowPlan, planOverflow } from './overflow.ts'
import { attributeRoom } from './record-writer.ts'
import { chooseResident, SMALL_INDEX_GAIN, smallestSizeOf } from './residency.ts'
import { readRootEntries } from './root-entries.ts'
import type { Run } from './runlist.ts'
import { planSecurity, type SecurityPlan } from './security.ts'
import { planSystem, type SystemPlan } from './system-plan.ts'

/** First record for files: 24 and on belong to $Extend's children, and mkntfs keeps the rest below for itself. */
const FIRST_RECORD = 64

/** Where everything of a tree will lie on a fresh volume; nothing is written yet. */
export interface NtfsPlan {
  readonly volume: FreshVolume
  readonly tree: FileTree
  /** File record of each inode. */
  readonly recordOf: Uint32Array
  /** Links of each inode, grouped: those of inode i are `linkStart[i]` up to `linkStart[i + 1]` of `links`. */
  readonly linkStart: Uint32Array
  readonly links: readonly NameLink[]
  /** 1 for streams that lie in their file record. */
  readonly resident: Uint8Array
  /** Runs of the streams that do not. */
  readonly runs: readonly (readonly Run[] | undefined)[]
  readonly directories: ReadonlyMap<number, DirectoryPlan>
  readonly overflows: ReadonlyMap<number, OverflowPlan>
  readonly security: SecurityPlan
  readonly system: SystemPlan
  /** File records in use when the plan is carried out, counted from record 0. */
  readonly records: number
  readonly allocator: ClusterAllocator
}

/** Bytes of a stream as NTFS stores it: reparse data gets its 8-byte header back. */
export function storedSize(tree: FileTree, stream: number): number {
  return (tree.streams.size[stream] ?? 0) + (tree.streams.kind[stream] === STREAM_REPARSE ? 8 : 0)
}

/** Decides the place of every record, index block and cluster. Faults: `target-too-small`, `target-damaged`. */
export function planPopulate(volume: FreshVolume, tree: FileTree): NtfsPlan {
  const { boot } = volume
  const { links, linkStart } = groupLinks(tree)
  const recordOf = Uint32Array.from({ length: tree.inodes.count }, (_, inode) =>
    inode === 0 ? SYSTEM_FILE.root : FIRST_RECORD - 1 + inode,
  )
  const room = attributeRoom(boot.recordSize)
  checkRoom(volume, tree)
  const allocator = createAllocator(volume.clusterBitmap, boot.clusters, boot.clusterSize)
  const resident = new Uint8Array(tree.streams.count)
  const runs: (readonly Run[] | undefined)[] = new Array(tree.streams.count)
  const overflowing: number[] = []
  for (let inode = 0; inode < tree.inodes.count; inode++) {
    const names = links.slice(linkStart[inode] ?? 0, linkStart[inode + 1] ?? 0)
    if (smallestSizeOf(tree, inode, names) > room) overflowing.push(inode)
    else chooseResident(tree, inode, names, room, resident)
  }
  for (let stream = 0; stream < tree.streams.count; stream++) {
    const size = storedSize(tree, stream)
    if (size === 0) resident[stream] = 1
    else if (resident[stream] === 0) runs[stream] = allocator.take(Math.ceil(size / boot.clusterSize))
  }
  const directories = planDirectories(volume, tree, links, linkStart, allocator, room, new Set(overflowing))
  const secure = readRecord(volume, SYSTEM_FILE.secure)
  const security = planSecurity(
    readBody(volume.device, boot, bodyOf(secure, ATTRIBUTE.data, '$SDS'), '$Secure'),
    tree.securityDescriptors,
  )
  let records = FIRST_RECORD + tree.inodes.count - 1
  const overflows = new Map<number, OverflowPlan>()
  for (const inode of overflowing) {
    const overflow = planOverflow(
      { volume, tree, links, linkStart, recordOf, resident, runs, directories, security, allocator },
      inode,
      records,
    )
    overflows.set(inode, overflow)
    records += overflow.extensions.length
  }
  const system = planSystem(volume, tree, recordOf, records, security, allocator)
  return {
    volume,
    tree,
    recordOf,
    links,
    linkStart,
    resident,
    runs,
    directories,
    overflows,
    security,
    system,
    records,
    allocator,
  }
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

function groupLinks(tree: FileTree): { links: readonly NameLink[]; linkStart: Uint32Array } {
  const byInode: NameLink[][] = Array.from({ length: tree.inodes.count }, () => [])
  for (let name = 0; name < tree.names.count; name++) byInode[tree.names.inode[name] ?? 0]?.push(...linksOf(tree, name))
  const linkStart = new Uint32Array(tree.inodes.count + 1)
  byInode.forEach((group, inode) => {
    linkStart[inode + 1] = (linkStart[inode] ?? 0) + group.length
  })
  return { links: byInode.flat(), linkStart }
}

function planDirectories(
  volume: FreshVolume,
  tree: FileTree,
  links: readonly NameLink[],
  linkStart: Uint32Array,
  allocator: ClusterAllocator,
  room: number,
  overflowing: ReadonlySet<number>,
): ReadonlyMap<number, DirectoryPlan> {
  const children = new Map<number, NameLink[]>()
  for (const link of links) {
    const parent = tree.names.parent[link.name] ?? 0
    const list = children.get(parent)
    if (list === undefined) children.set(parent, [link])
    else list.push(link)
  }
  const plans = new Map<number, DirectoryPlan>()
  for (let inode = 0; inode < tree.inodes.count; inode++) {
    if (!isDirectory(tree, inode)) continue
    const names = links.slice(linkStart[inode] ?? 0, linkStart[inode + 1] ?? 0)
    const spare = overflowing.has(inode) ? 0 : room - smallestSizeOf(tree, inode, names) + SMALL_INDEX_GAIN
    const system = inode === 0 ? readRootEntries(volume) : []
    plans.set(
      inode,
      planDirectory(volume, tree, inode, children.get(inode) ?? [], system, inode === 0 ? 0 : spare, allocator),
    )
  }
  return plans
}

/** The sum of what content and records need at least, so that the fault can say how much is missing. */
function checkRoom(volume: FreshVolume, tree: FileTree): void {
  const { clusterSize, clusters, recordSize } = volume.boot
  let needed = tree.inodes.count * recordSize
  for (let stream = 0; stream < tree.streams.count; stream++) {
    const size = storedSize(tree, stream)
    if (size > recordSize) needed += Math.ceil(size / clusterSize) * clusterSize
  }
  let free = 0
  for (let cluster = 0; cluster < clusters; cluster++) {
    if (((volume.clusterBitmap[cluster >>> 3] ?? 0xff) & (1 << (cluster & 7))) === 0) free += 1
  }
  if (needed > free * clusterSize) throw ntfsFault('target-too-small', { needed, available: free * clusterSize })
}
