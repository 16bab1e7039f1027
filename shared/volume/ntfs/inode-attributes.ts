import { FILE_ATTRIBUTE, STREAM_DATA, STREAM_REPARSE } from '../../tree/file-tree.ts'
import { type BuiltAttribute, nonResidentAttribute, residentAttribute } from './attribute.ts'
import { bitmapBytesOf, entrySizeOf, indexBitmap, SYSTEM_ENTRY } from './directory-plan.ts'
import { eaInformation, packedSizeOf } from './extended-attributes.ts'
import {
  fileNameSize,
  isDirectory,
  keptAttributes,
  lacksData,
  type NameFacts,
  nameOfLink,
  standardInformation,
  textOf,
  writeFileName,
} from './file-name.ts'
import { type IndexEntries, indexRootValue, shapeIndex } from './index-builder.ts'
import { ATTRIBUTE, align8, COLLATION, FILE_NAME, INDEX_ENTRY, NAME_FLAG, NAMESPACE } from './layout.ts'
import { linksInDirectory, linksOfInode } from './links.ts'
import type { NtfsPlan } from './plan.ts'
import { referenceOf } from './record-numbers.ts'
import { allocatedClusters } from './runlist.ts'
import { securityIdOf } from './tree-security.ts'
import { compareNames } from './upcase.ts'

/** What building an inode's attributes needs of a plan that may still be in the making. */
export type AttributePlan = Pick<
  NtfsPlan,
  | 'volume'
  | 'tree'
  | 'links'
  | 'objectIds'
  | 'eaRuns'
  | 'resident'
  | 'sparse'
  | 'runs'
  | 'root'
  | 'rootEntries'
  | 'directories'
  | 'security'
>

const INDEX = '$I30'
/** All attributes of an inode but an attribute list. `residentData` gives the bytes of resident streams. */
export function buildAttributes(
  plan: AttributePlan,
  inode: number,
  residentData: (stream: number) => Uint8Array,
): BuiltAttribute[] {
  const { tree } = plan
  const securityId = securityIdOf(plan.security, tree, inode)
  const built = [
    residentAttribute(
      ATTRIBUTE.standardInformation,
      '',
      standardInformation(tree, inode, attributesOf(plan, inode), securityId),
    ),
  ]
  if (inode === 0) built.push(rootName(plan))
  for (const link of linksOfInode(plan.links, inode)) {
    const value = new Uint8Array(fileNameSize(textOf(tree, link)))
    writeFileName(
      value,
      0,
      tree,
      inode,
      link,
      referenceOf(plan.volume, tree.names.parent[nameOfLink(link)] ?? 0),
      nameFacts(plan, inode),
    )
    built.push(residentAttribute(ATTRIBUTE.fileName, '', value, true))
  }
  const objectId = plan.objectIds.get(inode)
  if (objectId !== undefined) built.push(residentAttribute(ATTRIBUTE.objectId, '', objectId))
  built.push(...extendedAttributes(plan, inode))
  if (lacksData(tree, inode)) built.push(residentAttribute(ATTRIBUTE.data, '', new Uint8Array(0)))
  for (const stream of streamsByName(plan, inode)) built.push(streamAttribute(plan, inode, stream, residentData))
  if (isDirectory(tree, inode)) built.push(...indexAttributes(plan, inode))
  if (inode === 0) built.push(...plan.root.kept)
  return built
}

function extendedAttributes(plan: AttributePlan, inode: number): readonly BuiltAttribute[] {
  const list = plan.tree.inodes.extendedAttributes.get(inode)
  if (list === undefined) return []
  const runs = plan.eaRuns.get(inode)
  return [
    residentAttribute(ATTRIBUTE.eaInformation, '', eaInformation(list)),
    runs === undefined
      ? residentAttribute(ATTRIBUTE.ea, '', list)
      : nonResidentAttribute(ATTRIBUTE.ea, '', runs, list.length, plan.volume.boot.clusterSize),
  ]
}

/** A record's attributes of one type are found by name in the order of $UpCase; others stop looking too early. */
function streamsByName(plan: AttributePlan, inode: number): readonly number[] {
  const { streams } = plan.tree
  const start = streams.start[inode] ?? 0
  const all = Array.from({ length: (streams.start[inode + 1] ?? 0) - start }, (_, index) => start + index)
  const numbers = isDirectory(plan.tree, inode) ? all.filter((stream) => !isNoStream(plan, stream)) : all
  if (numbers.length < 2) return numbers
  return numbers.sort((a, b) => compareNames(plan.volume.upcase, streams.nameOf(a), streams.nameOf(b)))
}

/** Sources may list an empty unnamed stream for a directory, which has none on NTFS. */
function isNoStream({ tree: { streams } }: AttributePlan, stream: number): boolean {
  return streams.kind[stream] === STREAM_DATA && streams.size[stream] === 0 && streams.nameOf(stream) === ''
}

/** What names repeat of a file: its attributes, and the sizes of its unnamed data stream. */
function nameFacts(plan: AttributePlan, inode: number): NameFacts {
  const { tree } = plan
  const extended = tree.inodes.extendedAttributes.get(inode)
  const common = {
    attributes: attributesOf(plan, inode),
    tagOrEaSize: tree.inodes.reparseTag[inode] || (extended === undefined ? 0 : packedSizeOf(extended)),
  }
  const { clusterSize } = plan.volume.boot
  for (let stream = tree.streams.start[inode] ?? 0; stream < (tree.streams.start[inode + 1] ?? 0); stream++) {
    const isContent = tree.streams.kind[stream] === STREAM_DATA && tree.streams.nameOf(stream) === ''
    if (!isContent || isDirectory(tree, inode)) continue
    const data = tree.streams.size[stream] ?? 0
    const runs = plan.runs[stream]
    return { ...common, data, allocated: runs === undefined ? align8(data) : allocatedClusters(runs) * clusterSize }
  }
  return { ...common, allocated: 0, data: 0 }
}

/** Attributes as the volume keeps them: a file is sparse when one of its streams is stored so. */
function attributesOf(plan: AttributePlan, inode: number): number {
  const { start } = plan.tree.streams
  const isSparse = plan.sparse.subarray(start[inode] ?? 0, start[inode + 1] ?? 0).includes(1)
  return (keptAttributes(plan.tree, inode) | (isSparse ? FILE_ATTRIBUTE.SPARSE_FILE : 0)) >>> 0
}

/** Entries of a directory's index, written from the tree on demand. */
export function directoryEntries(plan: AttributePlan, directory: number, order: Uint32Array): IndexEntries {
  const { tree, rootEntries } = plan
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

function indexAttributes(plan: AttributePlan, inode: number): readonly BuiltAttribute[] {
  const { indexBlockSize: blockSize, clusterSize } = plan.volume.boot
  const facts = { attributeType: ATTRIBUTE.fileName, collation: COLLATION.fileName, blockSize, clusterSize }
  const directory = plan.directories.large.get(inode)
  const entries = directoryEntries(plan, inode, directory?.order ?? linksInDirectory(plan.links, inode))
  const shape = directory?.shape ?? shapeIndex(entries, blockSize, Number.POSITIVE_INFINITY)
  const root = residentAttribute(ATTRIBUTE.indexRoot, INDEX, indexRootValue(shape, entries, facts))
  if (directory === undefined) return [root]
  const blocks = directory.shape.nodes.length
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

function streamAttribute(
  plan: AttributePlan,
  inode: number,
  stream: number,
  residentData: (stream: number) => Uint8Array,
): BuiltAttribute {
  const { tree, volume } = plan
  const size = tree.streams.size[stream] ?? 0
  const name = tree.streams.nameOf(stream)
  const isReparse = tree.streams.kind[stream] === STREAM_REPARSE
  const type = isReparse ? ATTRIBUTE.reparsePoint : ATTRIBUTE.data
  const runs = plan.runs[stream]
  if (runs !== undefined)
    return nonResidentAttribute(
      type,
      name,
      runs,
      size + (isReparse ? 8 : 0),
      volume.boot.clusterSize,
      plan.sparse[stream] === 1,
    )
  const data = size === 0 ? new Uint8Array(0) : residentData(stream)
  return residentAttribute(type, name, isReparse ? withReparseHeader(tree.inodes.reparseTag[inode] ?? 0, data) : data)
}

/** Reparse data with the header that NTFS stores before it: tag, length, reserved (MS-FSCC 2.1.2.2). */
export function withReparseHeader(tag: number, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(8 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, tag, true)
  view.setUint16(4, data.length, true)
  bytes.set(data, 8)
  return bytes
}

/** The root directory's own name, which is the only one it has. */
function rootName(plan: AttributePlan): BuiltAttribute {
  const value = new Uint8Array(fileNameSize('.'))
  const view = new DataView(value.buffer)
  const { inodes } = plan.tree
  view.setBigUint64(FILE_NAME.parent, referenceOf(plan.volume, 0), true)
  view.setBigUint64(FILE_NAME.creationTime, inodes.creationTime[0] ?? 0n, true)
  view.setBigUint64(FILE_NAME.lastWriteTime, inodes.lastWriteTime[0] ?? 0n, true)
  view.setBigUint64(FILE_NAME.changeTime, inodes.lastWriteTime[0] ?? 0n, true)
  view.setBigUint64(FILE_NAME.lastAccessTime, inodes.lastAccessTime[0] ?? 0n, true)
  view.setUint32(FILE_NAME.attributes, (NAME_FLAG.directory | 0x6) >>> 0, true)
  view.setUint8(FILE_NAME.nameLength, 1)
  view.setUint8(FILE_NAME.namespace, NAMESPACE.win32AndDos)
  value[FILE_NAME.name] = '.'.charCodeAt(0)
  return residentAttribute(ATTRIBUTE.fileName, '', value, true)
}
