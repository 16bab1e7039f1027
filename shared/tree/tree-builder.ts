import { FILE_ATTRIBUTE, type FileTree, STREAM_DATA, STREAM_REPARSE } from './file-tree.ts'
import { type StreamFacts, TreeCollector } from './tree-arrays.ts'

/** One file or folder of a tree that is made by hand; folders above it come by themselves. */
export interface TreeEntry {
  /** From the root, parts separated by `\`. */
  readonly path: string
  /** Content of a file; a file without content is empty. */
  readonly bytes?: Uint8Array
  readonly directory?: boolean
  /** FILE_ATTRIBUTE_* besides those that follow from the entry's kind. */
  readonly attributes?: number
  readonly creationTime?: bigint
  readonly lastAccessTime?: bigint
  readonly lastWriteTime?: bigint
  readonly shortName?: string
  readonly streams?: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  /** Path of an earlier entry that this one is a second name of; everything but path and short name is that entry's. */
  readonly hardLinkOf?: string
  readonly reparse?: { readonly tag: number; readonly data: Uint8Array }
  /** Self-relative security descriptor, in place of the tree's. */
  readonly security?: Uint8Array
  readonly objectId?: Uint8Array
  /** As `FileTree` has them. */
  readonly extendedAttributes?: Uint8Array
}

export interface BuiltTree {
  readonly tree: FileTree
  /** Contents by the blob numbers of the tree's streams. */
  readonly contents: readonly Uint8Array[]
}

/**
 * The tree of the entries, in their order; `time` (FILETIME) and `security` are those of everything that names none.
 * Throws RangeError for a path that is given twice, that leads through a file, or a link to nothing.
 */
export function buildTree(entries: readonly TreeEntry[], time: bigint, security?: Uint8Array): BuiltTree {
  const collector = new TreeCollector()
  const contents: Uint8Array[] = []
  const descriptors: Uint8Array[] = security === undefined ? [] : [security]
  const common = descriptors.length - 1
  const inodes = new Map<string, number>()
  const directories = new Set<number>()

  const keepBytes = (bytes: Uint8Array | undefined) => {
    const size = bytes?.length ?? 0
    return { size, blob: bytes === undefined || size === 0 ? -1 : contents.push(bytes) - 1 }
  }
  const addInode = (entry: TreeEntry, isDirectory: boolean) => {
    const streams: StreamFacts[] = []
    const { reparse } = entry
    if (reparse !== undefined) streams.push({ kind: STREAM_REPARSE, name: '', ...keepBytes(reparse.data) })
    if (!isDirectory) streams.push({ kind: STREAM_DATA, name: '', ...keepBytes(entry.bytes) })
    for (const { name, bytes } of entry.streams ?? []) streams.push({ kind: STREAM_DATA, name, ...keepBytes(bytes) })
    const inode = collector.addInode(
      {
        attributes: attributesOf(entry, isDirectory),
        creationTime: entry.creationTime ?? time,
        lastAccessTime: entry.lastAccessTime ?? time,
        lastWriteTime: entry.lastWriteTime ?? time,
        security: entry.security === undefined ? common : descriptors.push(entry.security) - 1,
        reparseTag: reparse?.tag ?? 0,
      },
      streams,
    )
    if (entry.objectId !== undefined) collector.objectIds.set(inode, entry.objectId)
    if (entry.extendedAttributes !== undefined) collector.extendedAttributes.set(inode, entry.extendedAttributes)
    if (isDirectory) directories.add(inode)
    return inode
  }
  const folderOf = (parts: readonly string[]): number => {
    const path = keyOf(parts)
    const known = inodes.get(path)
    if (known !== undefined) {
      if (!directories.has(known)) throw new RangeError(`${path} is no folder`)
      return known
    }
    const parent = folderOf(parts.slice(0, -1))
    const inode = addInode({ path }, true)
    collector.addName(parent, inode, parts.at(-1) ?? '', '')
    inodes.set(path, inode)
    return inode
  }

  const root = entries.find((entry) => partsOf(entry.path).length === 0)
  inodes.set('', addInode(root ?? { path: '' }, true))
  for (const entry of entries) {
    const parts = partsOf(entry.path)
    if (parts.length === 0) continue
    const key = keyOf(parts)
    if (inodes.has(key)) throw new RangeError(`${entry.path} is there already`)
    const parent = folderOf(parts.slice(0, -1))
    const linked = entry.hardLinkOf === undefined ? undefined : inodes.get(keyOf(partsOf(entry.hardLinkOf)))
    if (entry.hardLinkOf !== undefined && linked === undefined) throw new RangeError(`no entry ${entry.hardLinkOf}`)
    const inode = linked ?? addInode(entry, entry.directory ?? false)
    collector.addName(parent, inode, parts.at(-1) ?? '', entry.shortName ?? '')
    inodes.set(key, inode)
  }
  return { tree: collector.finish(descriptors), contents }
}

function attributesOf(entry: TreeEntry, isDirectory: boolean): number {
  const kind =
    (isDirectory ? FILE_ATTRIBUTE.DIRECTORY : 0) | (entry.reparse === undefined ? 0 : FILE_ATTRIBUTE.REPARSE_POINT)
  const given = entry.attributes ?? (isDirectory ? 0 : FILE_ATTRIBUTE.ARCHIVE)
  return (kind | given) >>> 0
}

function partsOf(path: string): readonly string[] {
  return path.split('\\').filter((part) => part !== '')
}

function keyOf(parts: readonly string[]): string {
  return parts.join('\\').toUpperCase()
}
