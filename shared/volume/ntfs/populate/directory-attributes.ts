import { type BuiltAttribute, nonResidentAttribute, residentAttribute } from '../attribute.ts'
import { bitmapBytesOf, entrySizeOf, indexBitmap, SYSTEM_ENTRY } from '../directory-plan.ts'
import { fileNameSize, nameOfLink, textOf, writeFileName } from '../file-name.ts'
import { type IndexEntries, indexRootValue, rootOfBlocks, shapeIndex } from '../index-builder.ts'
import { ATTRIBUTE, COLLATION, INDEX_ENTRY } from '../layout.ts'
import { type AttributePlan, nameFacts } from './attribute-plan.ts'
import { linksInDirectory } from './links.ts'
import { referenceOf } from './record-numbers.ts'

const INDEX = '$I30'

/** Entries of a directory's index, written from the tree on demand. */
export function directoryEntries(plan: AttributePlan, directory: number): IndexEntries {
  const { tree, rootEntries, directories, links } = plan
  const order = directory === 0 ? directories.rootOrder : linksInDirectory(links, directory)
  const parent = referenceOf(plan.volume, directory)
  return {
    count: order.length,
    sizeOf: (index) => entrySizeOf(tree, rootEntries, order[index] ?? 0),
    write(index, into, at) {
      const link = order[index] ?? 0
      if (link >= SYSTEM_ENTRY) {
        into.set(rootEntries[link - SYSTEM_ENTRY]?.entry ?? new Uint8Array(0), at)
        return
      }
      const view = new DataView(into.buffer, into.byteOffset, into.byteLength)
      const inode = tree.names.inode[nameOfLink(link)] ?? 0
      view.setBigUint64(at + INDEX_ENTRY.reference, referenceOf(plan.volume, inode), true)
      view.setUint16(at + INDEX_ENTRY.keyLength, fileNameSize(textOf(tree, link)), true)
      writeFileName(into, at + INDEX_ENTRY.key, tree, inode, link, parent, nameFacts(plan, inode))
    },
  }
}

/** A directory's index: in its record, or in blocks of its own. */
export function indexAttributes(plan: AttributePlan, inode: number): readonly BuiltAttribute[] {
  const { indexBlockSize: blockSize, clusterSize } = plan.volume.boot
  const facts = { attributeType: ATTRIBUTE.fileName, collation: COLLATION.fileName, blockSize, clusterSize }
  const directory = plan.directories.large.get(inode)
  const entries = directoryEntries(plan, inode)
  const shape =
    directory === undefined ? shapeIndex(entries, blockSize, Number.POSITIVE_INFINITY) : rootOfBlocks(directory.blocks)
  const root = residentAttribute(ATTRIBUTE.indexRoot, INDEX, indexRootValue(shape, entries, facts))
  if (directory === undefined) return [root]
  const { blocks } = directory
  const bitmap =
    directory.bitmapRuns === undefined
      ? residentAttribute(ATTRIBUTE.bitmap, INDEX, indexBitmap(blocks))
      : nonResidentAttribute(ATTRIBUTE.bitmap, INDEX, directory.bitmapRuns, bitmapBytesOf(blocks), clusterSize)
  const allocation = nonResidentAttribute(
    ATTRIBUTE.indexAllocation,
    INDEX,
    directory.runs,
    blocks * blockSize,
    clusterSize,
  )
  return [root, allocation, bitmap]
}
