import type { FileTree } from '../../../tree/file-tree.ts'
import type { ClusterAllocator } from '../cluster-allocator.ts'
import { planDirectory, SYSTEM_ENTRY, sortLinks } from '../directory-plan.ts'
import { isDirectory } from '../file-name.ts'
import type { FreshVolume } from '../fresh-volume.ts'
import type { RootEntry } from '../root-entries.ts'
import { LargeDirectories } from './large-directories.ts'
import { type LinkTable, linksInDirectory } from './links.ts'
import { SMALL_INDEX_GAIN } from './residency.ts'

export interface DirectoryTable {
  /** All directories of the tree. */
  readonly size: number
  readonly large: LargeDirectories
  /** The root's links in the order of its index; from `SYSTEM_ENTRY` on they count the file system's own files. */
  readonly rootOrder: Uint32Array
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
  const large = new LargeDirectories(tree.inodes.count)
  const rootOrder = Uint32Array.from([
    ...linksInDirectory(links, 0),
    ...rootEntries.map((_, index) => SYSTEM_ENTRY + index),
  ])
  let size = 0
  for (let inode = 0; inode < tree.inodes.count; inode++) {
    if (!isDirectory(tree, inode)) continue
    size += 1
    const system = inode === 0 ? rootEntries : []
    const order = inode === 0 ? rootOrder : linksInDirectory(links, inode)
    sortLinks(tree, system, volume.upcase, order)
    const left = spare[inode] ?? 0
    const rootRoom = inode === 0 || left < 0 ? 0 : left + SMALL_INDEX_GAIN
    const places = planDirectory(tree, system, volume.boot, order, rootRoom, allocator)
    if (places !== undefined) large.add({ inode, ...places })
  }
  return { size, large, rootOrder }
}
