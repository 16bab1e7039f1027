import { utf16leFromText } from '../bytes/utf16.ts'
import { FILE_ATTRIBUTE, type FileTree, STREAM_REPARSE } from '../tree/file-tree.ts'
import { indexPaths } from '../tree/tree-paths.ts'
import { align8 } from './dentry.ts'
import { DENTRY, EXTRA_STREAM } from './layout.ts'

const SECURITY_HEADER_BYTES = 8
/** A directory ends with a length of 0. */
const END_OF_DIRECTORY_BYTES = 8

/** The metadata resource of a tree (MS-WIM 2.5); `digests` are the blobs' SHA-1. Object ids are not written. */
export function writeMetadata(tree: FileTree, digests: readonly Uint8Array[]): Uint8Array {
  const { names, inodes } = tree
  const paths = indexPaths(tree)
  const links = new Uint32Array(inodes.count)
  for (let name = 0; name < names.count; name++) {
    const inode = names.inode[name] ?? 0
    links[inode] = (links[inode] ?? 0) + 1
  }
  const kinds = FILE_ATTRIBUTE.DIRECTORY | FILE_ATTRIBUTE.REPARSE_POINT
  const hasEntries = (inode: number) => ((inodes.attributes[inode] ?? 0) & kinds) === FILE_ATTRIBUTE.DIRECTORY

  const securityEnd = align8(securityBytes(tree))
  const rootBytes = entryBytes(tree, 0, '', '')
  const folderAt = new Map<number, number>()
  const order = [0]
  let size = securityEnd + rootBytes + END_OF_DIRECTORY_BYTES
  for (let next = 0; next < order.length; next++) {
    const folder = order[next] ?? 0
    folderAt.set(folder, size)
    for (const name of paths.childrenOf(folder)) {
      const inode = names.inode[name] ?? 0
      size += entryBytes(tree, inode, names.nameOf(name), names.shortNameOf(name))
      if (hasEntries(inode)) order.push(inode)
    }
    size += END_OF_DIRECTORY_BYTES
  }

  const bytes = new Uint8Array(size)
  writeSecurity(tree, bytes)
  const place = { bytes, view: new DataView(bytes.buffer), tree, digests, folderAt, links }
  writeEntry(place, securityEnd, 0, '', '')
  for (const folder of order) {
    let at = folderAt.get(folder) ?? 0
    for (const name of paths.childrenOf(folder))
      at = writeEntry(place, at, names.inode[name] ?? 0, names.nameOf(name), names.shortNameOf(name))
  }
  return bytes
}

interface Place {
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly tree: FileTree
  readonly digests: readonly Uint8Array[]
  readonly folderAt: ReadonlyMap<number, number>
  readonly links: Uint32Array
}

function writeEntry(place: Place, at: number, inode: number, name: string, shortName: string): number {
  const { bytes, view, tree, digests, folderAt, links } = place
  const { inodes, streams } = tree
  const own = streamsOf(tree, inode)
  const extra = hasExtraStreams(tree, own) ? own : []
  view.setBigUint64(at + DENTRY.length, BigInt(namesEnd(name, shortName)), true)
  view.setUint32(at + DENTRY.attributes, inodes.attributes[inode] ?? 0, true)
  view.setInt32(at + DENTRY.security, inodes.security[inode] ?? -1, true)
  view.setBigUint64(at + DENTRY.subdirectory, BigInt(folderAt.get(inode) ?? 0), true)
  view.setBigUint64(at + DENTRY.creationTime, inodes.creationTime[inode] ?? 0n, true)
  view.setBigUint64(at + DENTRY.lastAccessTime, inodes.lastAccessTime[inode] ?? 0n, true)
  view.setBigUint64(at + DENTRY.lastWriteTime, inodes.lastWriteTime[inode] ?? 0n, true)
  const tag = inodes.reparseTag[inode] ?? 0
  if (tag !== 0) view.setUint32(at + DENTRY.reparseTag, tag, true)
  else if ((links[inode] ?? 0) > 1) view.setBigUint64(at + DENTRY.hardLinkGroup, BigInt(inode), true)
  view.setUint16(at + DENTRY.streamCount, extra.length, true)
  view.setUint16(at + DENTRY.shortNameBytes, shortName.length * 2, true)
  view.setUint16(at + DENTRY.nameBytes, name.length * 2, true)
  bytes.set(utf16leFromText(name), at + DENTRY.name)
  bytes.set(utf16leFromText(shortName), at + DENTRY.name + textBytes(name))
  const writeDigest = (stream: number, to: number) => {
    const digest = digests[streams.blob[stream] ?? -1]
    if (digest !== undefined) bytes.set(digest, to)
  }
  const [only] = own
  if (extra.length === 0 && only !== undefined) writeDigest(only, at + DENTRY.sha1)
  let next = at + namesEnd(name, shortName)
  for (const stream of extra) {
    const text = streams.nameOf(stream)
    view.setBigUint64(next + EXTRA_STREAM.length, BigInt(extraStreamBytes(text)), true)
    writeDigest(stream, next + EXTRA_STREAM.sha1)
    view.setUint16(next + EXTRA_STREAM.nameBytes, text.length * 2, true)
    bytes.set(utf16leFromText(text), next + EXTRA_STREAM.name)
    next += extraStreamBytes(text)
  }
  return next
}

/** Streams of an inode as WIM orders them: reparse data, unnamed content, named ones. */
function streamsOf(tree: FileTree, inode: number): readonly number[] {
  const { streams } = tree
  const from = streams.start[inode] ?? 0
  const own = Array.from({ length: (streams.start[inode + 1] ?? from) - from }, (_, index) => from + index)
  const rank = (stream: number) => (streams.kind[stream] === STREAM_REPARSE ? 0 : streams.nameOf(stream) === '' ? 1 : 2)
  return own
    .filter((stream) => streams.nameOf(stream) !== '' || !isIdle(tree, own, stream))
    .toSorted((a, b) => rank(a) - rank(b))
}

/** An empty unnamed content beside reparse data has no entry of its own. */
function isIdle(tree: FileTree, own: readonly number[], stream: number): boolean {
  const { streams } = tree
  const hasReparse = own.some((other) => streams.kind[other] === STREAM_REPARSE)
  return hasReparse && streams.kind[stream] !== STREAM_REPARSE && (streams.blob[stream] ?? -1) < 0
}

function hasExtraStreams(tree: FileTree, own: readonly number[]): boolean {
  return own.length > 1 || own.some((stream) => tree.streams.nameOf(stream) !== '')
}

function entryBytes(tree: FileTree, inode: number, name: string, shortName: string): number {
  const own = streamsOf(tree, inode)
  const extra = hasExtraStreams(tree, own) ? own : []
  return extra.reduce((sum, stream) => sum + extraStreamBytes(tree.streams.nameOf(stream)), namesEnd(name, shortName))
}

function namesEnd(name: string, shortName: string): number {
  return align8(DENTRY.name + textBytes(name) + textBytes(shortName))
}

function extraStreamBytes(name: string): number {
  return align8(EXTRA_STREAM.name + textBytes(name))
}

/** UTF-16 with its terminator; no bytes at all for no name. */
function textBytes(text: string): number {
  return text === '' ? 0 : text.length * 2 + 2
}

function securityBytes({ securityDescriptors }: FileTree): number {
  return securityDescriptors.reduce((sum, descriptor) => sum + 8 + descriptor.length, SECURITY_HEADER_BYTES)
}

function writeSecurity(tree: FileTree, bytes: Uint8Array): void {
  const { securityDescriptors } = tree
  const view = new DataView(bytes.buffer)
  view.setUint32(0, align8(securityBytes(tree)), true)
  view.setUint32(4, securityDescriptors.length, true)
  let at = SECURITY_HEADER_BYTES + securityDescriptors.length * 8
  for (const [index, descriptor] of securityDescriptors.entries()) {
    view.setBigUint64(SECURITY_HEADER_BYTES + index * 8, BigInt(descriptor.length), true)
    bytes.set(descriptor, at)
    at += descriptor.length
  }
}
