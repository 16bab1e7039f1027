import { smallBytes } from '../../../bytes/small-bytes.ts'
import { STREAM_DATA, STREAM_REPARSE } from '../../../tree/file-tree.ts'
import { type BuiltAttribute, nonResidentAttribute, residentAttribute } from '../attribute.ts'
import { eaInformation } from '../extended-attributes.ts'
import {
  fileNameSize,
  isDirectory,
  lacksData,
  nameOfLink,
  standardInformation,
  textOf,
  writeFileName,
} from '../file-name.ts'
import { ATTRIBUTE, FILE_NAME, NAME_FLAG, NAMESPACE } from '../layout.ts'
import { compareNames } from '../upcase.ts'
import { type AttributePlan, attributesOf, nameFacts } from './attribute-plan.ts'
import { indexAttributes } from './directory-attributes.ts'
import { linksOfInode } from './links.ts'
import { referenceOf } from './record-numbers.ts'
import { securityIdOf } from './tree-security.ts'

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
    const value = smallBytes(fileNameSize(textOf(tree, link)))
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

const NO_STREAMS: readonly number[] = []

/** A record's attributes of one type are found by name in the order of $UpCase; others stop looking too early. */
function streamsByName(plan: AttributePlan, inode: number): readonly number[] {
  const { streams } = plan.tree
  const start = streams.start[inode] ?? 0
  if (streams.start[inode + 1] === start) return NO_STREAMS
  const all = Array.from({ length: (streams.start[inode + 1] ?? 0) - start }, (_, index) => start + index)
  const numbers = isDirectory(plan.tree, inode) ? all.filter((stream) => !isNoStream(plan, stream)) : all
  if (numbers.length < 2) return numbers
  return numbers.sort((a, b) => compareNames(plan.volume.upcase, streams.nameOf(a), streams.nameOf(b)))
}

/** Sources may list an empty unnamed stream for a directory, which has none on NTFS. */
function isNoStream({ tree: { streams } }: AttributePlan, stream: number): boolean {
  return streams.kind[stream] === STREAM_DATA && streams.size[stream] === 0 && streams.nameOf(stream) === ''
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
  if (plan.runs.has(stream))
    return nonResidentAttribute(
      type,
      name,
      plan.runs.of(stream),
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
