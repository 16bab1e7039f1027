import { phrase } from '../../phrase/phrase.ts'
import type { FileTree } from '../../tree/file-tree.ts'
import type { ClusterAllocator } from './cluster-allocator.ts'
import { ntfsFault } from './faults.ts'
import { entrySize, isDosLink, textOf } from './file-name.ts'
import { shapeIndex } from './index-builder.ts'
import type { RootEntry } from './root-entries.ts'
import type { Run } from './runlist.ts'
import { compareFolded, compareNames, type Upcase } from './upcase.ts'

/** Where the blocks of a directory's index lie. */
interface IndexPlaces {
  readonly blocks: number
  readonly runs: readonly Run[]
  /** Runs of the index bitmap when it is too large for a record. */
  readonly bitmapRuns: readonly Run[] | undefined
}

/** Beyond every link that a tree of 2^31 names could have. */
export const SYSTEM_ENTRY = 0xffff0000

/** A bitmap beyond this many bytes goes outside the record; `residency.ts` keeps room for as many. */
export const MOST_RESIDENT_BITMAP = 64

function entryTextOf(tree: FileTree, system: readonly RootEntry[], link: number): string {
  return link >= SYSTEM_ENTRY ? (system[link - SYSTEM_ENTRY]?.text ?? '') : textOf(tree, link)
}

export function entrySizeOf(tree: FileTree, system: readonly RootEntry[], link: number): number {
  return link >= SYSTEM_ENTRY ? (system[link - SYSTEM_ENTRY]?.entry.length ?? 0) : entrySize(textOf(tree, link))
}

/** Puts links into the order of the index, in place. Fault: `target-unsupported` {feature} when two would be one. */
export function sortLinks(tree: FileTree, system: readonly RootEntry[], upcase: Upcase, links: Uint32Array): void {
  if (links.length < 2) return
  const named = Array.from(links, (link) => ({ link, text: entryTextOf(tree, system, link) }))
  named.sort((a, b) => compareNames(upcase, a.text, b.text))
  named.forEach(({ link, text }, index) => {
    links[index] = link
    const before = named[index - 1]
    if (before !== undefined && collides(upcase, before, { link, text }))
      throw ntfsFault('target-unsupported', { feature: phrase('names-alike', { name: text }) })
  })
}

interface NamedLink {
  readonly link: number
  readonly text: string
}

/** Long names may differ by case alone; DOS names and the file system's own may not. */
function collides(upcase: Upcase, a: NamedLink, b: NamedLink): boolean {
  const mayDiffer = [a.link, b.link].every((link) => link < SYSTEM_ENTRY && !isDosLink(link))
  return mayDiffer ? a.text === b.text : compareFolded(upcase, a.text, b.text) === 0
}

/** Shapes a sorted directory; undefined when its entries fit in `rootRoom` bytes of its record. */
export function planDirectory(
  tree: FileTree,
  system: readonly RootEntry[],
  sizes: { readonly clusterSize: number; readonly indexBlockSize: number },
  order: Uint32Array,
  rootRoom: number,
  allocator: ClusterAllocator,
): IndexPlaces | undefined {
  const sizeOf = (index: number) => entrySizeOf(tree, system, order[index] ?? 0)
  const shape = shapeIndex({ count: order.length, sizeOf, write: () => {} }, sizes.indexBlockSize, rootRoom)
  if (shape.isSmall) return undefined
  const blocks = shape.nodes.length
  const runs = allocator.takeTogether(Math.ceil((blocks * sizes.indexBlockSize) / sizes.clusterSize))
  const bitmapBytes = bitmapBytesOf(blocks)
  const bitmapRuns =
    bitmapBytes > MOST_RESIDENT_BITMAP ? allocator.takeTogether(Math.ceil(bitmapBytes / sizes.clusterSize)) : undefined
  return { blocks, runs, bitmapRuns }
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
