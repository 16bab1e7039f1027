import type { FileTree } from '../../../tree/file-tree.ts'
import type { ClusterAllocator } from '../cluster-allocator.ts'
import { type LargeDirectory, planDirectory, SYSTEM_ENTRY, sortLinks } from '../directory-plan.ts'
import { isDirectory } from '../file-name.ts'
import type { FreshVolume } from '../fresh-volume.ts'
import type { RootEntry } from '../root-entries.ts'
import { type LinkTable, linksInDirectory } from './links.ts'
import { SMALL_INDEX_GAIN } from './residency.ts'

export interface DirectoryTable {
  /** All directories of the tree. */
  readonly size: number
  /** By inode, those whose entries do not fit in their record. */
  readonly large: ReadonlyMap<number, LargeDirectory>
}

/** Sorts every directory and shapes those that need blocks; `spare` is the room left in each inode's record. */
export function planDirectories(
  volume: FreshVolume,
  tree: FileTree,
  links: LinkTable,
  rootEntries: readonly RootEntry[],
  spare: Int32Array,
  allocator: ClusterAllocator,
): DirectoryTable {
  const large = new Map<number, LargeDirectory>()
  let size = 0
  for (let inode = 0; inode < tree.inodes.count; inode++) {
    if (!isDirectory(tree, inode)) continue
    size += 1
    const system = inode === 0 ? rootEntries : []
    const own = linksInDirectory(links, inode)
    const order = inode === 0 ? Uint32Array.from([...own, ...system.map((_, index) => SYSTEM_ENTRY + index)]) : own
    sortLinks(tree, system, volume.upcase, order)
    const left = spare[inode] ?? 0
    const rootRoom = inode === 0 || left < 0 ? 0 : left + SMALL_INDEX_GAIN
    const plan = planDirectory(tree, system, volume.boot, inode, order, rootRoom, allocator)
    if (plan !== undefined) large.set(inode, plan)
  }
  return { size, large }
}
