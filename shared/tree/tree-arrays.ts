import { resized } from '../bytes/resized.ts'
import type { FileTree } from './file-tree.ts'
import { NamePool, nameTable } from './name-pool.ts'

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
  private readonly pool = new NamePool()
  private longAt = new Uint32Array(FIRST_ROOM)
  private shortAt = new Uint32Array(FIRST_ROOM)
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
      this.parents = resized(Uint32Array, this.parents, 2 * index)
      this.children = resized(Uint32Array, this.children, 2 * index)
      this.longAt = resized(Uint32Array, this.longAt, 2 * index)
      this.shortAt = resized(Uint32Array, this.shortAt, 2 * index)
    }
    this.parents[index] = parent
    this.children[index] = inode
    this.longAt[index] = this.pool.put(name)
    this.shortAt[index] = this.pool.put(shortName)
  }

  /** The DOS name of a name that was added without one; names are numbered in the order they came. */
  setShortName(name: number, shortName: string): void {
    this.shortAt[name] = this.pool.put(shortName)
  }

  /** The tree of what was collected; nothing may be added any more. */
  finish(securityDescriptors: readonly Uint8Array[]): FileTree {
    const { inodeTotal, streamTotal, nameTotal, streamNames } = this
    return Object.freeze({
      inodes: {
        count: inodeTotal,
        attributes: resized(Uint32Array, this.attributes, inodeTotal),
        creationTime: resized(BigUint64Array, this.creationTime, inodeTotal),
        lastAccessTime: resized(BigUint64Array, this.lastAccessTime, inodeTotal),
        lastWriteTime: resized(BigUint64Array, this.lastWriteTime, inodeTotal),
        security: resized(Int32Array, this.security, inodeTotal),
        reparseTag: resized(Uint32Array, this.reparseTag, inodeTotal),
        objectIds: this.objectIds,
        extendedAttributes: this.extendedAttributes,
      },
      names: nameTable(resized(Uint32Array, this.parents, nameTotal), resized(Uint32Array, this.children, nameTotal), {
        bytes: this.pool.finish(),
        long: resized(Uint32Array, this.longAt, nameTotal),
        short: resized(Uint32Array, this.shortAt, nameTotal),
      }),
      streams: {
        count: streamTotal,
        start: resized(Uint32Array, this.streamStart, inodeTotal + 1),
        kind: resized(Uint8Array, this.streamKind, streamTotal),
        blob: resized(Int32Array, this.streamBlob, streamTotal),
        size: resized(Float64Array, this.streamSize, streamTotal),
        nameOf: (index: number) => streamNames.get(index) ?? '',
      },
      securityDescriptors,
    })
  }

  private addStream({ kind, blob, size, name }: StreamFacts): void {
    const stream = this.streamTotal++
    if (stream === this.streamKind.length) {
      this.streamKind = resized(Uint8Array, this.streamKind, 2 * stream)
      this.streamBlob = resized(Int32Array, this.streamBlob, 2 * stream)
      this.streamSize = resized(Float64Array, this.streamSize, 2 * stream)
    }
    this.streamKind[stream] = kind
    this.streamBlob[stream] = blob
    this.streamSize[stream] = size
    if (name !== '') this.streamNames.set(stream, name)
  }

  private growInodes(room: number): void {
    this.attributes = resized(Uint32Array, this.attributes, room)
    this.creationTime = resized(BigUint64Array, this.creationTime, room)
    this.lastAccessTime = resized(BigUint64Array, this.lastAccessTime, room)
    this.lastWriteTime = resized(BigUint64Array, this.lastWriteTime, room)
    this.security = resized(Int32Array, this.security, room)
    this.reparseTag = resized(Uint32Array, this.reparseTag, room)
    this.streamStart = resized(Uint32Array, this.streamStart, room + 1)
  }
}
