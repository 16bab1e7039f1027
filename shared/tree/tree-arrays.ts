import type { FileTree } from './file-tree.ts'

/** Facts of one inode as a tree is collected. */
export interface InodeFacts {
  readonly attributes: number
  readonly creationTime: bigint
  readonly lastAccessTime: bigint
  readonly lastWriteTime: bigint
  readonly security: number
  readonly reparseTag: number
}

export interface StreamFacts {
  readonly kind: number
  readonly blob: number
  readonly size: number
  readonly name: string
}

/** Collects a tree inode by inode; an inode's streams are given when it is added, names at any time. */
export class TreeCollector {
  private readonly inodes: InodeFacts[] = []
  private readonly streams: StreamFacts[] = []
  private readonly streamStart: number[] = [0]
  private readonly parents: number[] = []
  private readonly children: number[] = []
  private readonly longNames: string[] = []
  private readonly shortNames: string[] = []
  readonly objectIds = new Map<number, Uint8Array>()
  readonly extendedAttributes = new Map<number, Uint8Array>()

  get inodeCount(): number {
    return this.inodes.length
  }

  get nameCount(): number {
    return this.parents.length
  }

  addInode(facts: InodeFacts, streams: readonly StreamFacts[]): number {
    this.inodes.push(facts)
    this.streams.push(...streams)
    this.streamStart.push(this.streams.length)
    return this.inodes.length - 1
  }

  addName(parent: number, inode: number, name: string, shortName: string): void {
    this.parents.push(parent)
    this.children.push(inode)
    this.longNames.push(name)
    this.shortNames.push(shortName)
  }

  /** The DOS name of a name that was added without one; names are numbered in the order they came. */
  setShortName(name: number, shortName: string): void {
    this.shortNames[name] = shortName
  }

  finish(securityDescriptors: readonly Uint8Array[]): FileTree {
    const { inodes, streams, longNames, shortNames } = this
    return Object.freeze({
      inodes: {
        count: inodes.length,
        attributes: Uint32Array.from(inodes, (inode) => inode.attributes),
        creationTime: BigUint64Array.from(inodes, (inode) => inode.creationTime),
        lastAccessTime: BigUint64Array.from(inodes, (inode) => inode.lastAccessTime),
        lastWriteTime: BigUint64Array.from(inodes, (inode) => inode.lastWriteTime),
        security: Int32Array.from(inodes, (inode) => inode.security),
        reparseTag: Uint32Array.from(inodes, (inode) => inode.reparseTag),
        objectIds: this.objectIds,
        extendedAttributes: this.extendedAttributes,
      },
      names: {
        count: this.parents.length,
        parent: Uint32Array.from(this.parents),
        inode: Uint32Array.from(this.children),
        nameOf: (index: number) => longNames[index] ?? '',
        shortNameOf: (index: number) => shortNames[index] ?? '',
      },
      streams: {
        count: streams.length,
        start: Uint32Array.from(this.streamStart),
        kind: Uint8Array.from(streams, (stream) => stream.kind),
        blob: Int32Array.from(streams, (stream) => stream.blob),
        size: Float64Array.from(streams, (stream) => stream.size),
        nameOf: (index: number) => streams[index]?.name ?? '',
      },
      securityDescriptors,
    })
  }
}
