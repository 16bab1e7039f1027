import { FILE_ATTRIBUTE, type FileTree, STREAM_DATA } from './file-tree.ts'
import { TreeCollector } from './tree-arrays.ts'

/** A file to be in a tree; folders on its way are made. Content is numbered in the order of the entries and streams. */
export interface TreeEntry {
  readonly path: string
  readonly bytes?: Uint8Array
  readonly shortName?: string
  readonly streams?: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  /** Path of an earlier entry whose file this is a second name of. */
  readonly hardLinkOf?: string
}

export interface BuiltTree {
  readonly tree: FileTree
  /** Content by the numbers in `tree.streams.blob`. */
  readonly contents: readonly Uint8Array[]
}

/** A tree of these files, all with one time (FILETIME) and one security descriptor. */
export function buildTree(entries: readonly TreeEntry[], time: bigint, securityDescriptor: Uint8Array): BuiltTree {
  const collector = new TreeCollector()
  const contents: Uint8Array[] = []
  const inodeOf = new Map<string, number>()
  const facts = { creationTime: time, lastAccessTime: time, lastWriteTime: time, security: 0, reparseTag: 0 }
  const addFolder = () => collector.addInode({ ...facts, attributes: FILE_ATTRIBUTE.DIRECTORY }, [])
  const stream = (name: string, bytes: Uint8Array) => {
    if (bytes.length > 0) contents.push(bytes)
    return { kind: STREAM_DATA, name, size: bytes.length, blob: bytes.length > 0 ? contents.length - 1 : -1 }
  }
  const folderOf = (parts: readonly string[]): number => {
    const key = parts.join('\\').toUpperCase()
    const known = inodeOf.get(key)
    if (known !== undefined) return known
    const inode = addFolder()
    inodeOf.set(key, inode)
    const name = parts.at(-1)
    if (name !== undefined) collector.addName(folderOf(parts.slice(0, -1)), inode, name, '')
    return inode
  }
  inodeOf.set('', addFolder())
  for (const entry of entries) {
    const parts = entry.path.split('\\').filter((part) => part !== '')
    const parent = folderOf(parts.slice(0, -1))
    const linked = entry.hardLinkOf === undefined ? undefined : inodeOf.get(keyOf(entry.hardLinkOf))
    const inode =
      linked ??
      collector.addInode({ ...facts, attributes: FILE_ATTRIBUTE.ARCHIVE }, [
        stream('', entry.bytes ?? new Uint8Array(0)),
        ...(entry.streams ?? []).map(({ name, bytes }) => stream(name, bytes)),
      ])
    inodeOf.set(keyOf(entry.path), inode)
    collector.addName(parent, inode, parts.at(-1) ?? '', entry.shortName ?? '')
  }
  return { tree: collector.finish([securityDescriptor]), contents }
}

function keyOf(path: string): string {
  return path.replace(/^\\/, '').toUpperCase()
}
