import type { FileTree } from '../../tree/file-tree.ts'
import type { ClusterAllocator } from './cluster-allocator.ts'
import { entrySize, type NameLink, textOf } from './file-name.ts'
import type { FreshVolume } from './fresh-volume.ts'
import { type IndexShape, shapeIndex } from './index-builder.ts'
import type { RootEntry } from './root-entries.ts'
import type { Run } from './runlist.ts'
import { compareNames } from './upcase.ts'

/** An entry of a directory: a name of the tree, or one of the file system's own files in the root. */
export type DirectoryItem =
  | { readonly kind: 'link'; readonly text: string; readonly size: number; readonly link: NameLink }
  | { readonly kind: 'system'; readonly text: string; readonly size: number; readonly entry: Uint8Array }

/** The index of one directory: its entries in order, and where its blocks lie. */
export interface DirectoryPlan {
  readonly inode: number
  readonly order: readonly DirectoryItem[]
  readonly shape: IndexShape
  readonly runs: readonly Run[]
  /** Runs of the index bitmap when it is too large for a record. */
  readonly bitmapRuns: readonly Run[] | undefined
}

/** A bitmap beyond this many bytes goes outside the record; `residency.ts` keeps room for as many. */
const MOST_RESIDENT_BITMAP = 64

/** Sorts and shapes a directory; `rootRoom` is the room for entries in its record. */
export function planDirectory(
  volume: FreshVolume,
  tree: FileTree,
  inode: number,
  links: readonly NameLink[],
  system: readonly RootEntry[],
  rootRoom: number,
  allocator: ClusterAllocator,
): DirectoryPlan {
  const { boot, upcase } = volume
  const items: DirectoryItem[] = links.map((link) => {
    const text = textOf(tree, link)
    return { kind: 'link', text, size: entrySize(text), link }
  })
  for (const { text, entry } of system) items.push({ kind: 'system', text, size: entry.length, entry })
  const order = items.sort((a, b) => compareNames(upcase, a.text, b.text))
  const entries = { count: order.length, sizeOf: (index: number) => order[index]?.size ?? 0, write: () => {} }
  const shape = shapeIndex(entries, boot.indexBlockSize, rootRoom)
  const blocks = shape.nodes.length
  const runs = blocks === 0 ? [] : allocator.take(Math.ceil((blocks * boot.indexBlockSize) / boot.clusterSize))
  const bitmapBytes = bitmapBytesOf(blocks)
  const bitmapRuns =
    bitmapBytes > MOST_RESIDENT_BITMAP ? allocator.take(Math.ceil(bitmapBytes / boot.clusterSize)) : undefined
  return { inode, order, shape, runs, bitmapRuns }
}

/** Bytes of an index bitmap: whole 64-bit words. */
export function bitmapBytesOf(blocks: number): number {
  return Math.ceil(blocks / 64) * 8
}

/** One bit for each block in use. */
export function indexBitmap(blocks: number): Uint8Array {
  const bytes = new Uint8Array(bitmapBytesOf(blocks))
  for (let block = 0; block < blocks; block++) bytes[block >>> 3] = (bytes[block >>> 3] ?? 0) | (1 << (block & 7))
  return bytes
}
