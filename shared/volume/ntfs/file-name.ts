import { foldCase } from '../../bytes/fold-case.ts'
import { smallBytes } from '../../bytes/small-bytes.ts'
import { putUtf16le } from '../../bytes/utf16.ts'
import { FILE_ATTRIBUTE, type FileTree, SETTABLE_ATTRIBUTES, STREAM_DATA } from '../../tree/file-tree.ts'
import { align8, FILE_NAME, INDEX_ENTRY, NAME_FLAG, NAMESPACE, STANDARD } from './layout.ts'

/** A name of a tree as NTFS counts them: twice its index for the long name, one more for the DOS name beside it. */
export type NameLink = number

export function nameOfLink(link: NameLink): number {
  return link >>> 1
}

export function isDosLink(link: NameLink): boolean {
  return (link & 1) === 1
}

export function textOf(tree: FileTree, link: NameLink): string {
  return isDosLink(link) ? tree.names.shortNameOf(nameOfLink(link)) : tree.names.nameOf(nameOfLink(link))
}

/** The links of every name: one, or two when its DOS name differs from it. */
export function linksOf(tree: FileTree, name: number): readonly NameLink[] {
  const short = tree.names.shortNameOf(name)
  return short === '' || isSameName(short, tree.names.nameOf(name)) ? [name * 2] : [name * 2, name * 2 + 1]
}

/** A DOS name that is the long one but for case is no name of its own. */
function isSameName(short: string, long: string): boolean {
  return short === long || (short.length === long.length && foldCase(short) === foldCase(long))
}

export function fileNameSize(text: string): number {
  return FILE_NAME.name + text.length * 2
}

export function entrySize(text: string): number {
  return align8(INDEX_ENTRY.key + fileNameSize(text))
}

/**
 * Attributes as the volume keeps them, but for the bits that its streams decide. A folder's COMPRESSED is for what is made in
 * it later; a file's is dropped, since its content is stored plainly.
 */
export function keptAttributes(tree: FileTree, inode: number): number {
  const attributes = tree.inodes.attributes[inode] ?? 0
  const isReparsePoint = (tree.inodes.reparseTag[inode] ?? 0) !== 0
  return (
    (attributes & (SETTABLE_ATTRIBUTES | (isDirectory(tree, inode) ? FILE_ATTRIBUTE.COMPRESSED : 0))) |
    (isReparsePoint ? FILE_ATTRIBUTE.REPARSE_POINT : 0)
  )
}

/** Whether a file gets an empty unnamed stream: NTFS gives every file one, a tree only those with content. */
export function lacksData(tree: FileTree, inode: number): boolean {
  if (isDirectory(tree, inode)) return false
  for (let stream = tree.streams.start[inode] ?? 0; stream < (tree.streams.start[inode + 1] ?? 0); stream++) {
    if (tree.streams.kind[stream] === STREAM_DATA && tree.streams.nameOf(stream) === '') return false
  }
  return true
}

export function isDirectory(tree: FileTree, inode: number): boolean {
  return ((tree.inodes.attributes[inode] ?? 0) & FILE_ATTRIBUTE.DIRECTORY) !== 0
}

/** What a name repeats of its file; sizes in bytes, of the unnamed data stream. */
export interface NameFacts {
  readonly attributes: number
  /** The reparse tag, or the packed size of extended attributes. */
  readonly tagOrEaSize: number
  readonly allocated: number
  readonly data: number
}

/** Writes the $FILE_NAME value of a link; `parent` is a file reference. */
export function writeFileName(
  into: Uint8Array,
  at: number,
  tree: FileTree,
  inode: number,
  link: NameLink,
  parent: bigint,
  facts: NameFacts,
): void {
  const view = new DataView(into.buffer, into.byteOffset, into.byteLength)
  const { inodes } = tree
  const text = textOf(tree, link)
  view.setBigUint64(at + FILE_NAME.parent, parent, true)
  view.setBigUint64(at + FILE_NAME.creationTime, inodes.creationTime[inode] ?? 0n, true)
  view.setBigUint64(at + FILE_NAME.lastWriteTime, inodes.lastWriteTime[inode] ?? 0n, true)
  view.setBigUint64(at + FILE_NAME.changeTime, inodes.lastWriteTime[inode] ?? 0n, true)
  view.setBigUint64(at + FILE_NAME.lastAccessTime, inodes.lastAccessTime[inode] ?? 0n, true)
  view.setBigUint64(at + FILE_NAME.allocatedSize, BigInt(facts.allocated), true)
  view.setBigUint64(at + FILE_NAME.dataSize, BigInt(facts.data), true)
  const flag = isDirectory(tree, inode) ? NAME_FLAG.directory : 0
  view.setUint32(at + FILE_NAME.attributes, (facts.attributes | flag) >>> 0, true)
  view.setUint32(at + FILE_NAME.tagOrEaSize, facts.tagOrEaSize, true)
  view.setUint8(at + FILE_NAME.nameLength, text.length)
  view.setUint8(at + FILE_NAME.namespace, namespaceOf(tree, link))
  putUtf16le(into, at + FILE_NAME.name, text)
}

/** A long name without a DOS twin is POSIX, as ntfs-3g writes it. */
function namespaceOf(tree: FileTree, link: NameLink): number {
  if (isDosLink(link)) return NAMESPACE.dos
  const short = tree.names.shortNameOf(nameOfLink(link))
  if (short === '') return NAMESPACE.posix
  return isSameName(short, tree.names.nameOf(nameOfLink(link))) ? NAMESPACE.win32AndDos : NAMESPACE.win32
}

/** The $STANDARD_INFORMATION value of an inode. */
export function standardInformation(tree: FileTree, inode: number, attributes: number, securityId: number): Uint8Array {
  const bytes = smallBytes(STANDARD.bytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { inodes } = tree
  view.setBigUint64(STANDARD.creationTime, inodes.creationTime[inode] ?? 0n, true)
  view.setBigUint64(STANDARD.lastWriteTime, inodes.lastWriteTime[inode] ?? 0n, true)
  view.setBigUint64(STANDARD.changeTime, inodes.lastWriteTime[inode] ?? 0n, true)
  view.setBigUint64(STANDARD.lastAccessTime, inodes.lastAccessTime[inode] ?? 0n, true)
  view.setUint32(STANDARD.attributes, attributes, true)
  view.setUint32(STANDARD.securityId, securityId, true)
  return bytes
}
