import type { FileTree, InodeTable, PackedNames } from './file-tree.ts'
import { nameTable } from './name-pool.ts'

/** A tree as it goes to other threads: its tables lie in shared memory, so that only rare facts are copied. */
export interface SharedTree {
  readonly inodes: InodeTable
  readonly names: {
    readonly parent: Uint32Array
    readonly inode: Uint32Array
    readonly packed: PackedNames
  }
  readonly streams: Omit<FileTree['streams'], 'nameOf'> & { readonly named: ReadonlyMap<number, string> }
  readonly securityDescriptors: readonly Uint8Array[]
}

export function shareTree({ inodes, names, streams, securityDescriptors }: FileTree): SharedTree {
  const named = new Map<number, string>()
  for (let stream = 0; stream < streams.count; stream++)
    if (streams.nameOf(stream) !== '') named.set(stream, streams.nameOf(stream))
  return {
    inodes: {
      ...inodes,
      attributes: share(Uint32Array, inodes.attributes),
      creationTime: share(BigUint64Array, inodes.creationTime),
      lastAccessTime: share(BigUint64Array, inodes.lastAccessTime),
      lastWriteTime: share(BigUint64Array, inodes.lastWriteTime),
      security: share(Int32Array, inodes.security),
      reparseTag: share(Uint32Array, inodes.reparseTag),
    },
    names: {
      parent: share(Uint32Array, names.parent),
      inode: share(Uint32Array, names.inode),
      packed: {
        bytes: share(Uint8Array, names.packed.bytes),
        long: share(Uint32Array, names.packed.long),
        short: share(Uint32Array, names.packed.short),
      },
    },
    streams: {
      count: streams.count,
      start: share(Uint32Array, streams.start),
      kind: share(Uint8Array, streams.kind),
      blob: share(Int32Array, streams.blob),
      size: share(Float64Array, streams.size),
      named,
    },
    securityDescriptors,
  }
}

export function treeOf({ inodes, names, streams: { named, ...streams }, securityDescriptors }: SharedTree): FileTree {
  return {
    inodes,
    names: nameTable(names.parent, names.inode, names.packed),
    streams: { ...streams, nameOf: (stream) => named.get(stream) ?? '' },
    securityDescriptors,
  }
}

/** The same table in memory that threads share. */
export function share<Table extends { readonly byteLength: number; set(from: Table): void }>(
  kind: new (buffer: SharedArrayBuffer) => Table,
  table: Table,
): Table {
  const shared = new kind(new SharedArrayBuffer(table.byteLength))
  shared.set(table)
  return shared
}
