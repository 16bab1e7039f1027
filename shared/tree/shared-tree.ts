import type { FileTree, InodeTable } from './file-tree.ts'

/** A tree as it goes to other threads: its tables lie in shared memory, so that only names and rare facts are copied. */
export interface SharedTree {
  readonly inodes: InodeTable
  readonly names: {
    readonly parent: Uint32Array
    readonly inode: Uint32Array
    readonly long: readonly string[]
    readonly short: ReadonlyMap<number, string>
  }
  readonly streams: Omit<FileTree['streams'], 'nameOf'> & { readonly named: ReadonlyMap<number, string> }
  readonly securityDescriptors: readonly Uint8Array[]
}

export function shareTree({ inodes, names, streams, securityDescriptors }: FileTree): SharedTree {
  const short = new Map<number, string>()
  const long = Array.from({ length: names.count }, (_, name) => {
    if (names.shortNameOf(name) !== '') short.set(name, names.shortNameOf(name))
    return names.nameOf(name)
  })
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
    names: { parent: share(Uint32Array, names.parent), inode: share(Uint32Array, names.inode), long, short },
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
  const { parent, inode, long, short } = names
  return {
    inodes,
    names: {
      count: long.length,
      parent,
      inode,
      nameOf: (name) => long[name] ?? '',
      shortNameOf: (name) => short.get(name) ?? '',
    },
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
