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

/** Room that a collector begins with; it doubles. */
const FIRST_ROOM = 1024

/**
 * Collects a tree inode by inode; an inode's streams are given when it is added, names at any time. What it is given is
 * written into tables at once and not kept.
 */
export class TreeCollector {
  private inodeTotal = 0
  private attributes = new Uint32Array(FIRST_ROOM)
  private creationTime = new BigUint64Array(FIRST_ROOM)
  private lastAccessTime = new BigUint64Array(FIRST_ROOM)
  private lastWriteTime = new BigUint64Array(FIRST_ROOM)
  private security = new Int32Array(FIRST_ROOM)
  private reparseTag = new Uint32Array(FIRST_ROOM)
  /** One more than the inodes. */
  private streamStart = new Uint32Array(FIRST_ROOM + 1)
  private streamTotal = 0
  private streamKind = new Uint8Array(FIRST_ROOM)
  private streamBlob = new Int32Array(FIRST_ROOM)
  private streamSize = new Float64Array(FIRST_ROOM)
  private readonly streamNames = new Map<number, string>()
  private nameTotal = 0
  private parents = new Uint32Array(FIRST_ROOM)
  private children = new Uint32Array(FIRST_ROOM)
  private readonly longNames: string[] = []
  private readonly shortNames = new Map<number, string>()
  readonly objectIds = new Map<number, Uint8Array>()
  readonly extendedAttributes = new Map<number, Uint8Array>()

  get inodeCount(): number {
    return this.inodeTotal
  }

  get nameCount(): number {
    return this.nameTotal
  }

  addInode(facts: InodeFacts, streams: readonly StreamFacts[]): number {
    const inode = this.inodeTotal++
    if (inode === this.attributes.length) this.growInodes(2 * inode)
    this.attributes[inode] = facts.attributes
    this.creationTime[inode] = facts.creationTime
    this.lastAccessTime[inode] = facts.lastAccessTime
    this.lastWriteTime[inode] = facts.lastWriteTime
    this.security[inode] = facts.security
    this.reparseTag[inode] = facts.reparseTag
    for (const stream of streams) this.addStream(stream)
    this.streamStart[inode + 1] = this.streamTotal
    return inode
  }

  addName(parent: number, inode: number, name: string, shortName: string): void {
    const index = this.nameTotal++
    if (index === this.parents.length) {
      this.parents = widen(this.parents, new Uint32Array(2 * index))
      this.children = widen(this.children, new Uint32Array(2 * index))
    }
    this.parents[index] = parent
    this.children[index] = inode
    this.longNames.push(name)
    if (shortName !== '') this.shortNames.set(index, shortName)
  }

  /** The DOS name of a name that was added without one; names are numbered in the order they came. */
  setShortName(name: number, shortName: string): void {
    this.shortNames.set(name, shortName)
  }

  finish(securityDescriptors: readonly Uint8Array[]): FileTree {
    const { inodeTotal, streamTotal, nameTotal, longNames, shortNames, streamNames } = this
    return Object.freeze({
      inodes: {
        count: inodeTotal,
        attributes: this.attributes.slice(0, inodeTotal),
        creationTime: this.creationTime.slice(0, inodeTotal),
        lastAccessTime: this.lastAccessTime.slice(0, inodeTotal),
        lastWriteTime: this.lastWriteTime.slice(0, inodeTotal),
        security: this.security.slice(0, inodeTotal),
        reparseTag: this.reparseTag.slice(0, inodeTotal),
        objectIds: this.objectIds,
        extendedAttributes: this.extendedAttributes,
      },
      names: {
        count: nameTotal,
        parent: this.parents.slice(0, nameTotal),
        inode: this.children.slice(0, nameTotal),
        nameOf: (index: number) => longNames[index] ?? '',
        shortNameOf: (index: number) => shortNames.get(index) ?? '',
      },
      streams: {
        count: streamTotal,
        start: this.streamStart.slice(0, inodeTotal + 1),
        kind: this.streamKind.slice(0, streamTotal),
        blob: this.streamBlob.slice(0, streamTotal),
        size: this.streamSize.slice(0, streamTotal),
        nameOf: (index: number) => streamNames.get(index) ?? '',
      },
      securityDescriptors,
    })
  }

  private addStream({ kind, blob, size, name }: StreamFacts): void {
    const stream = this.streamTotal++
    if (stream === this.streamKind.length) {
      this.streamKind = widen(this.streamKind, new Uint8Array(2 * stream))
      this.streamBlob = widen(this.streamBlob, new Int32Array(2 * stream))
      this.streamSize = widen(this.streamSize, new Float64Array(2 * stream))
    }
    this.streamKind[stream] = kind
    this.streamBlob[stream] = blob
    this.streamSize[stream] = size
    if (name !== '') this.streamNames.set(stream, name)
  }

  private growInodes(room: number): void {
    this.attributes = widen(this.attributes, new Uint32Array(room))
    this.creationTime = widen(this.creationTime, new BigUint64Array(room))
    this.lastAccessTime = widen(this.lastAccessTime, new BigUint64Array(room))
    this.lastWriteTime = widen(this.lastWriteTime, new BigUint64Array(room))
    this.security = widen(this.security, new Int32Array(room))
    this.reparseTag = widen(this.reparseTag, new Uint32Array(room))
    this.streamStart = widen(this.streamStart, new Uint32Array(room + 1))
  }
}

/** `wider` with what `table` holds in front. */
function widen<Table extends { set(from: Table): void }>(table: Table, wider: Table): Table {
  wider.set(table)
  return wider
}
