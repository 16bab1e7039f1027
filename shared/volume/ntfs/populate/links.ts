import type { FileTree } from '../../../tree/file-tree.ts'
import { linksOf, type NameLink, nameOfLink } from '../file-name.ts'

/** Every link of a tree, grouped twice: `byInode` from `inodeStart[i]`, `byDirectory` from `directoryStart[i]`. */
export interface LinkTable {
  readonly byInode: Uint32Array
  readonly inodeStart: Uint32Array
  /** Put into the order of the directory's index when the directory is planned. */
  readonly byDirectory: Uint32Array
  readonly directoryStart: Uint32Array
}

export function groupLinks(tree: FileTree): LinkTable {
  const { names, inodes } = tree
  const all = new Uint32Array(names.count * 2)
  let count = 0
  for (let name = 0; name < names.count; name++) for (const link of linksOf(tree, name)) all[count++] = link
  const links = all.subarray(0, count)
  const byInode = groupBy(links, inodes.count, (link) => names.inode[nameOfLink(link)] ?? 0)
  const byDirectory = groupBy(links, inodes.count, (link) => names.parent[nameOfLink(link)] ?? 0)
  return {
    byInode: byInode.links,
    inodeStart: byInode.start,
    byDirectory: byDirectory.links,
    directoryStart: byDirectory.start,
  }
}

export function linksOfInode(table: LinkTable, inode: number): Uint32Array {
  return table.byInode.subarray(table.inodeStart[inode] ?? 0, table.inodeStart[inode + 1] ?? 0)
}

export function linksInDirectory(table: LinkTable, inode: number): Uint32Array {
  return table.byDirectory.subarray(table.directoryStart[inode] ?? 0, table.directoryStart[inode + 1] ?? 0)
}

function groupBy(links: Uint32Array, groups: number, groupOf: (link: NameLink) => number) {
  const start = new Uint32Array(groups + 1)
  for (const link of links) {
    const slot = groupOf(link) + 1
    start[slot] = (start[slot] ?? 0) + 1
  }
  for (let group = 0; group < groups; group++) start[group + 1] = (start[group + 1] ?? 0) + (start[group] ?? 0)
  const next = start.slice()
  const grouped = new Uint32Array(links.length)
  for (const link of links) {
    const group = groupOf(link)
    const slot = next[group] ?? 0
    grouped[slot] = link
    next[group] = slot + 1
  }
  return { links: grouped, start }
}
