import { utf16leFromText } from '../bytes/utf16.ts'
import { FILE_ATTRIBUTE, type FileTree } from '../tree/file-tree.ts'
import { indexPaths } from '../tree/tree-paths.ts'
import { align8 } from './dentry.ts'
import { DENTRY, EXTRA_STREAM } from './layout.ts'

/** The metadata resource of a tree: security data, then the directories, each ended by eight zero bytes. */
export function writeMetadata(tree: FileTree, digests: readonly Uint8Array[]): Uint8Array {
  const security = securityData(tree.securityDescriptors)
  const paths = indexPaths(tree)
  const linkCounts = new Uint32Array(tree.inodes.count)
  for (const inode of tree.names.inode) linkCounts[inode] = (linkCounts[inode] ?? 0) + 1
  const parts: { at: number; bytes: Uint8Array }[] = [{ at: 0, bytes: security }]
  const root = dentry(tree, digests, 0, '', '', 0n)
  let end = security.length
  const place = (bytes: Uint8Array) => {
    const at = end
    parts.push({ at, bytes })
    end += bytes.length
    return at
  }
  place(root)
  end += 8
  const open: { inode: number; entry: Uint8Array }[] = [{ inode: 0, entry: root }]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    new DataView(at.entry.buffer).setBigUint64(DENTRY.subdirectory, BigInt(end), true)
    for (const name of paths.childrenOf(at.inode)) {
      const inode = tree.names.inode[name] ?? 0
      const group = (linkCounts[inode] ?? 0) > 1 ? BigInt(inode) : 0n
      const entry = dentry(tree, digests, inode, tree.names.nameOf(name), tree.names.shortNameOf(name), group)
      place(entry)
      if (((tree.inodes.attributes[inode] ?? 0) & FILE_ATTRIBUTE.DIRECTORY) !== 0) open.push({ inode, entry })
    }
    end += 8
  }
  const bytes = new Uint8Array(end)
  for (const { at, bytes: part } of parts) bytes.set(part, at)
  return bytes
}

function dentry(
  tree: FileTree,
  digests: readonly Uint8Array[],
  inode: number,
  name: string,
  shortName: string,
  group: bigint,
): Uint8Array {
  const { inodes, streams } = tree
  const own: { readonly name: string; readonly sha1: Uint8Array }[] = []
  for (let stream = streams.start[inode] ?? 0; stream < (streams.start[inode + 1] ?? 0); stream++) {
    own.push({ name: streams.nameOf(stream), sha1: digests[streams.blob[stream] ?? -1] ?? new Uint8Array(20) })
  }
  const unnamed = own.find((stream) => stream.name === '')
  const named = own.filter((stream) => stream.name !== '')
  // With named streams the unnamed one stands among them too, as Windows' own tools write it.
  const extra = named.length === 0 ? [] : [{ name: '', sha1: unnamed?.sha1 ?? new Uint8Array(20) }, ...named]
  const longBytes = utf16leFromText(name)
  const shortBytes = utf16leFromText(shortName)
  const shortAt = DENTRY.name + (longBytes.length === 0 ? 0 : longBytes.length + 2)
  const length = align8(shortAt + (shortBytes.length === 0 ? 0 : shortBytes.length + 2))
  const extraBytes = extra.map((stream) => extraStream(stream.name, stream.sha1))
  const bytes = new Uint8Array(length + extraBytes.reduce((sum, part) => sum + part.length, 0))
  const view = new DataView(bytes.buffer)
  view.setBigUint64(DENTRY.length, BigInt(length), true)
  view.setUint32(DENTRY.attributes, inodes.attributes[inode] ?? 0, true)
  view.setInt32(DENTRY.security, inodes.security[inode] ?? -1, true)
  view.setBigUint64(DENTRY.creationTime, inodes.creationTime[inode] ?? 0n, true)
  view.setBigUint64(DENTRY.lastAccessTime, inodes.lastAccessTime[inode] ?? 0n, true)
  view.setBigUint64(DENTRY.lastWriteTime, inodes.lastWriteTime[inode] ?? 0n, true)
  if (extra.length === 0 && unnamed !== undefined) bytes.set(unnamed.sha1, DENTRY.sha1)
  view.setBigUint64(DENTRY.hardLinkGroup, group, true)
  view.setUint16(DENTRY.streamCount, extra.length, true)
  view.setUint16(DENTRY.shortNameBytes, shortBytes.length, true)
  view.setUint16(DENTRY.nameBytes, longBytes.length, true)
  bytes.set(longBytes, DENTRY.name)
  bytes.set(shortBytes, shortAt)
  let at = length
  for (const part of extraBytes) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function extraStream(name: string, sha1: Uint8Array): Uint8Array {
  const nameBytes = utf16leFromText(name)
  const bytes = new Uint8Array(align8(EXTRA_STREAM.name + (nameBytes.length === 0 ? 0 : nameBytes.length + 2)))
  const view = new DataView(bytes.buffer)
  view.setBigUint64(EXTRA_STREAM.length, BigInt(bytes.length), true)
  bytes.set(sha1, EXTRA_STREAM.sha1)
  view.setUint16(EXTRA_STREAM.nameBytes, nameBytes.length, true)
  bytes.set(nameBytes, EXTRA_STREAM.name)
  return bytes
}

function securityData(descriptors: readonly Uint8Array[]): Uint8Array {
  const total = 8 + descriptors.length * 8 + descriptors.reduce((sum, descriptor) => sum + descriptor.length, 0)
  const bytes = new Uint8Array(align8(total))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, bytes.length, true)
  view.setUint32(4, descriptors.length, true)
  let at = 8 + descriptors.length * 8
  descriptors.forEach((descriptor, index) => {
    view.setBigUint64(8 + index * 8, BigInt(descriptor.length), true)
    bytes.set(descriptor, at)
    at += descriptor.length
  })
  return bytes
}
