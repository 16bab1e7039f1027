import { applyFixup } from './fixup.ts'
import {
  align8,
  ENTRY_FLAG,
  FIXUP_SECTOR,
  INDEX_BLOCK,
  INDEX_ENTRY,
  INDEX_FLAG,
  INDEX_HEADER,
  INDEX_ROOT,
} from './layout.ts'

/** Entries of one index in order, without the parts that depend on where they come to lie. */
export interface IndexEntries {
  readonly count: number
  /** Bytes of entry `index` in a leaf: header and key and data, a multiple of 8. */
  sizeOf(index: number): number
  /** Writes header (length and flags left out), key and data at `at`. */
  write(index: number, into: Uint8Array, at: number): void
}

/** One node of the tree: the entries it holds itself, and below a branch one child for each entry and one for its end. */
interface IndexNode {
  readonly entries: readonly number[]
  readonly children: readonly number[]
}

/** What the root attribute tells of an index. */
interface IndexTop {
  /** All entries fit in the root attribute. */
  readonly isSmall: boolean
  /** The node that the root's end entry points to. */
  readonly top: number
  /** Bytes of the entries in a small root. */
  readonly rootBytes: number
}

/** The shape of an index, decided before anything is written. */
export interface IndexShape extends IndexTop {
  readonly nodes: readonly IndexNode[]
}

const LEAF_END_BYTES = INDEX_ENTRY.key
const CHILD_BYTES = 8
const BRANCH_END_BYTES = LEAF_END_BYTES + CHILD_BYTES

/** Offset of the first entry in a block, behind the update sequence array. */
function firstEntryOffset(blockSize: number): number {
  return align8(INDEX_BLOCK.fixupArray + (blockSize / FIXUP_SECTOR + 1) * 2)
}

/** Bulk-loads sorted entries: leaves first, the entry between two leaves moves up. `rootRoom` is what a record can hold. */
export function shapeIndex(entries: IndexEntries, blockSize: number, rootRoom: number): IndexShape {
  const sizes = new Uint32Array(entries.count)
  let rootBytes = LEAF_END_BYTES
  for (let i = 0; i < entries.count; i++) {
    const size = entries.sizeOf(i)
    sizes[i] = size
    rootBytes += size
  }
  if (rootBytes <= rootRoom) return { isSmall: true, nodes: [], top: -1, rootBytes }

  const sizeOf = (entry: number | undefined) => sizes[entry ?? 0] ?? 0
  const nodes: IndexNode[] = []
  const capacity = blockSize - firstEntryOffset(blockSize)
  let level = Array.from({ length: entries.count }, (_, index) => index)
  let children: number[] = []
  for (;;) {
    const isLeaf = children.length === 0
    const end = isLeaf ? LEAF_END_BYTES : BRANCH_END_BYTES
    const extra = isLeaf ? 0 : CHILD_BYTES
    const made: number[] = []
    const separators: number[] = []
    for (let from = 0; ; ) {
      let to = from
      let used = end
      while (to < level.length && used + sizeOf(level[to]) + extra <= capacity) {
        used += sizeOf(level[to]) + extra
        to += 1
      }
      // A separator needs an entry after it, so that the last node of a level is never empty.
      if (to === level.length - 1) to -= 1
      nodes.push({ entries: level.slice(from, to), children: isLeaf ? [] : children.slice(from, to + 1) })
      made.push(nodes.length - 1)
      if (to >= level.length) break
      separators.push(level[to] ?? 0)
      from = to + 1
    }
    if (made.length === 1) return { nodes, ...rootOfBlocks(nodes.length) }
    level = separators
    children = made
  }
}

/** The blocks of an index whose entries do not fit in its root. */
export function shapeBlocks(entries: IndexEntries, blockSize: number): IndexShape {
  return shapeIndex(entries, blockSize, 0)
}

/** The root above so many blocks, of which the last is the top. */
export function rootOfBlocks(blocks: number): IndexTop {
  return { isSmall: false, top: blocks - 1, rootBytes: BRANCH_END_BYTES }
}

/** The value of $INDEX_ROOT. */
export function indexRootValue(
  shape: IndexTop,
  entries: IndexEntries,
  facts: {
    readonly attributeType: number
    readonly collation: number
    readonly blockSize: number
    readonly clusterSize: number
  },
): Uint8Array {
  const bytes = new Uint8Array(INDEX_ROOT.bytes + shape.rootBytes)
  const view = new DataView(bytes.buffer)
  const { blockSize, clusterSize } = facts
  view.setUint32(INDEX_ROOT.attributeType, facts.attributeType, true)
  view.setUint32(INDEX_ROOT.collation, facts.collation, true)
  view.setUint32(INDEX_ROOT.blockSize, blockSize, true)
  view.setUint8(
    INDEX_ROOT.clustersPerBlock,
    blockSize >= clusterSize ? blockSize / clusterSize : blockSize / FIXUP_SECTOR,
  )
  writeIndexHeader(view, INDEX_ROOT.header, INDEX_HEADER.bytes, shape.rootBytes, shape.rootBytes, !shape.isSmall)
  if (shape.isSmall)
    writeEntries(
      bytes,
      INDEX_ROOT.bytes,
      entries,
      Array.from({ length: entries.count }, (_, i) => i),
      [],
      1,
    )
  else writeEntries(bytes, INDEX_ROOT.bytes, entries, [], [shape.top], vcnStep(blockSize, clusterSize))
  return bytes
}

/** Writes block `node` of an index, fixup applied, into `block`, which is all zeros. */
export function writeIndexBlock(
  block: Uint8Array,
  shape: IndexShape,
  node: number,
  entries: IndexEntries,
  clusterSize: number,
): void {
  const content = shape.nodes[node]
  if (content === undefined) return
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  const step = vcnStep(block.length, clusterSize)
  const first = firstEntryOffset(block.length)
  block.set([0x49, 0x4e, 0x44, 0x58])
  view.setUint16(INDEX_BLOCK.fixupOffset, INDEX_BLOCK.fixupArray, true)
  view.setUint16(INDEX_BLOCK.fixupCount, block.length / FIXUP_SECTOR + 1, true)
  view.setBigUint64(INDEX_BLOCK.vcn, BigInt(node * step), true)
  const used = writeEntries(block, first, entries, content.entries, content.children, step)
  const start = first - INDEX_BLOCK.header
  writeIndexHeader(
    view,
    INDEX_BLOCK.header,
    start,
    start + used - INDEX_HEADER.bytes,
    block.length - INDEX_BLOCK.header - INDEX_HEADER.bytes,
    content.children.length > 0,
  )
  applyFixup(block)
}

/** VCNs from one block to the next: clusters, or 512-byte units when a cluster is larger than a block. */
function vcnStep(blockSize: number, clusterSize: number): number {
  return blockSize >= clusterSize ? blockSize / clusterSize : blockSize / FIXUP_SECTOR
}

function writeIndexHeader(
  view: DataView,
  at: number,
  first: number,
  used: number,
  allocated: number,
  hasChildren: boolean,
) {
  view.setUint32(at + INDEX_HEADER.firstEntry, first, true)
  view.setUint32(at + INDEX_HEADER.usedBytes, used + INDEX_HEADER.bytes, true)
  view.setUint32(at + INDEX_HEADER.allocatedBytes, allocated + INDEX_HEADER.bytes, true)
  view.setUint8(at + INDEX_HEADER.flags, hasChildren ? INDEX_FLAG.hasChildren : 0)
}

function writeEntries(
  bytes: Uint8Array,
  start: number,
  entries: IndexEntries,
  order: readonly number[],
  children: readonly number[],
  step: number,
): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const extra = children.length > 0 ? CHILD_BYTES : 0
  const finish = (at: number, size: number, position: number, isLast: boolean) => {
    view.setUint16(at + INDEX_ENTRY.length, size, true)
    view.setUint16(at + INDEX_ENTRY.flags, (extra > 0 ? ENTRY_FLAG.hasChild : 0) | (isLast ? ENTRY_FLAG.last : 0), true)
    const child = children[position]
    if (child !== undefined) view.setBigUint64(at + size - CHILD_BYTES, BigInt(child * step), true)
  }
  let at = start
  order.forEach((entry, position) => {
    const size = entries.sizeOf(entry) + extra
    entries.write(entry, bytes, at)
    finish(at, size, position, false)
    at += size
  })
  finish(at, LEAF_END_BYTES + extra, order.length, true)
  return at + LEAF_END_BYTES + extra - start
}
