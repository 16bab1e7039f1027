import type { ByteSource } from '../bytes/byte-source.ts'
import { FILE_ATTRIBUTE, type FileTree, STREAM_DATA, STREAM_REPARSE } from '../tree/file-tree.ts'
import { type StreamFacts, TreeCollector } from '../tree/tree-arrays.ts'
import { readBlob } from './blob.ts'
import { indexBySha1 } from './blob-table.ts'
import type { Codecs } from './codec/codecs.ts'
import { align8, type Dentry, readDentry } from './dentry.ts'
import { wimFault } from './faults.ts'
import type { Sha1 } from './integrity.ts'
import { SHA1_BYTES } from './layout.ts'
import { checkName } from './names.ts'
import type { Wim } from './open.ts'

const MOST_ENTRIES = 4_000_000
const MOST_DEPTH = 512

/**
 * The directory tree of image `image`, counted from 1; `streams.blob` are rows of the WIM's blob table.
 * Faults: `media-no-image`, `media-metadata-damaged`, `media-tree-unsafe`, `media-table-damaged`, `media-limit`.
 */
export function readImage(wim: Wim, source: ByteSource, image: number, codecs: Codecs, sha1: Sha1): FileTree {
  const row = wim.metadataRows[image - 1]
  if (row === undefined) throw wimFault('media-no-image', { image })
  const metadata = readMetadata(wim, source, row, codecs, image)
  const wanted = wim.blobs.sha1.subarray(row * SHA1_BYTES, (row + 1) * SHA1_BYTES)
  if (!sha1(metadata).every((byte, index) => byte === wanted[index]))
    throw wimFault('media-metadata-damaged', { image })
  return new ImageReader(wim, metadata, image).read()
}

function readMetadata(wim: Wim, source: ByteSource, row: number, codecs: Codecs, image: number): Uint8Array {
  try {
    return readBlob(wim, source, row, codecs)
  } catch (error) {
    throw wimFault('media-metadata-damaged', { image }, { cause: error })
  }
}

/** Walks one metadata resource; holds what is known of it so far. */
class ImageReader {
  private readonly wim: Wim
  private readonly metadata: Uint8Array
  private readonly image: number
  private readonly tree = new TreeCollector()
  private readonly linkGroups = new Map<bigint, number>()
  private readonly seenDirectories = new Set<number>()
  private readonly findBlob: (digest: Uint8Array) => number

  constructor(wim: Wim, metadata: Uint8Array, image: number) {
    this.wim = wim
    this.metadata = metadata
    this.image = image
    this.findBlob = indexBySha1(wim.blobs)
  }

  read(): FileTree {
    const { descriptors, end } = readSecurity(this.metadata, this.image)
    const root = readDentry(this.metadata, end, this.image)
    if (root === undefined || !isDirectory(root))
      throw wimFault('media-tree-unsafe', { reason: 'the root is no folder' })
    const open: { inode: number; subdirectory: number; depth: number }[] = [
      { inode: this.addInode(root, descriptors.length), subdirectory: root.subdirectory, depth: 0 },
    ]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at.subdirectory === 0) continue
      if (readDentry(this.metadata, at.subdirectory, this.image) === undefined) continue
      if (this.seenDirectories.has(at.subdirectory))
        throw wimFault('media-tree-unsafe', { reason: 'a folder holds itself' })
      if (at.depth > MOST_DEPTH) throw wimFault('media-limit', { what: 'folder depth', limit: MOST_DEPTH })
      this.seenDirectories.add(at.subdirectory)
      const taken = new Set<string>()
      for (let offset = at.subdirectory; ; ) {
        const dentry = readDentry(this.metadata, offset, this.image)
        if (dentry === undefined) break
        offset = dentry.next
        checkName(dentry.name, taken)
        if (this.tree.nameCount >= MOST_ENTRIES)
          throw wimFault('media-limit', { what: 'files and folders', limit: MOST_ENTRIES })
        const inode = this.inodeOf(dentry, descriptors.length)
        this.tree.addName(at.inode, inode, dentry.name, dentry.shortName)
        if (isDirectory(dentry) && !isReparsePoint(dentry))
          open.push({ inode, subdirectory: dentry.subdirectory, depth: at.depth + 1 })
      }
    }
    return this.tree.finish(descriptors)
  }

  private inodeOf(dentry: Dentry, descriptors: number): number {
    const group = isDirectory(dentry) || isReparsePoint(dentry) ? 0n : dentry.hardLinkGroup
    const known = group === 0n ? undefined : this.linkGroups.get(group)
    if (known !== undefined) return known
    const inode = this.addInode(dentry, descriptors)
    if (group !== 0n) this.linkGroups.set(group, inode)
    return inode
  }

  private addInode(dentry: Dentry, descriptors: number): number {
    const inode = this.tree.addInode(
      {
        attributes: dentry.attributes,
        creationTime: dentry.creationTime,
        lastAccessTime: dentry.lastAccessTime,
        lastWriteTime: dentry.lastWriteTime,
        security: dentry.security >= 0 && dentry.security < descriptors ? dentry.security : -1,
        reparseTag: isReparsePoint(dentry) ? dentry.reparseTag : 0,
      },
      this.streamsOf(dentry),
    )
    if (dentry.objectId !== undefined) this.tree.objectIds.set(inode, dentry.objectId)
    return inode
  }

  /**
   * Sorts an entry's digests into streams: of the unnamed ones the first of a reparse point is its reparse data and the
   * next its content, whether they stand in the entry itself or after it (wimlib's documentation of the format).
   */
  private streamsOf(dentry: Dentry): readonly StreamFacts[] {
    if ((dentry.attributes & FILE_ATTRIBUTE.ENCRYPTED) !== 0 && !isDirectory(dentry))
      throw wimFault('media-unsupported', { feature: 'an encrypted file (EFS)' })
    const streams: StreamFacts[] = []
    let wantsReparse = isReparsePoint(dentry)
    let hasData = isDirectory(dentry)
    for (const { name, sha1 } of dentry.streams) {
      const isEmpty = sha1.every((byte) => byte === 0)
      if (name !== '') streams.push(this.stream(STREAM_DATA, name, sha1, isEmpty))
      else if (isEmpty) continue
      else if (wantsReparse) {
        streams.push(this.stream(STREAM_REPARSE, '', sha1, false))
        wantsReparse = false
      } else if (!hasData) {
        streams.push(this.stream(STREAM_DATA, '', sha1, false))
        hasData = true
      }
    }
    if (wantsReparse) streams.push({ kind: STREAM_REPARSE, blob: -1, size: 0, name: '' })
    if (!hasData) streams.push({ kind: STREAM_DATA, blob: -1, size: 0, name: '' })
    return streams
  }

  private stream(kind: number, name: string, sha1: Uint8Array, isEmpty: boolean): StreamFacts {
    const blob = isEmpty ? -1 : this.findBlob(sha1)
    if (!isEmpty && blob < 0) throw wimFault('media-table-damaged', { part: 'blob table' })
    return { kind, name, blob, size: blob < 0 ? 0 : (this.wim.blobs.originalSize[blob] ?? 0) }
  }
}

function readSecurity(metadata: Uint8Array, image: number): { descriptors: Uint8Array[]; end: number } {
  const damaged = () => wimFault('media-metadata-damaged', { image })
  if (metadata.length < 8) throw damaged()
  const view = new DataView(metadata.buffer, metadata.byteOffset, metadata.byteLength)
  const total = Math.max(8, view.getUint32(0, true))
  const count = view.getUint32(4, true)
  if (total > metadata.length || 8 + count * 8 > total) throw damaged()
  const descriptors: Uint8Array[] = []
  let at = 8 + count * 8
  for (let i = 0; i < count; i++) {
    const size = Number(view.getBigUint64(8 + i * 8, true))
    if (at + size > total) throw damaged()
    descriptors.push(metadata.slice(at, at + size))
    at += size
  }
  return { descriptors, end: align8(total) }
}

function isDirectory(dentry: Dentry): boolean {
  return (dentry.attributes & FILE_ATTRIBUTE.DIRECTORY) !== 0
}

function isReparsePoint(dentry: Dentry): boolean {
  return (dentry.attributes & FILE_ATTRIBUTE.REPARSE_POINT) !== 0
}
