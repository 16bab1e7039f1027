import type { ByteSource } from '../bytes/byte-source.ts'
import { isFault } from '../bytes/fault.ts'
import { phrase } from '../phrase/phrase.ts'
import type { FileTree } from '../tree/file-tree.ts'
import { TreeCollector } from '../tree/tree-arrays.ts'
import { readBlob } from './blob.ts'
import type { Codecs } from './codec/codecs.ts'
import { type Dentry, type DentrySource, isDirectory, isReparsePoint, readDentry } from './dentry.ts'
import { type MissingContent, streamsOf, tellsSameContent } from './entry-streams.ts'
import { wimFault } from './faults.ts'
import type { Sha1 } from './integrity.ts'
import { SHA1_BYTES } from './layout.ts'
import { LIMITS } from './limits.ts'
import { checkName, noNames, type TakenNames, takeShortName } from './names.ts'
import type { Wim } from './open.ts'
import { readSecurity } from './security.ts'

/**
 * The directory tree of image `image`, counted from 1; `streams.blob` are rows of the WIM's blob table. What was relaxed
 * or left out is added to the WIM's notices. Faults: `media-no-image`, `media-metadata-damaged`, `media-tree-unsafe`,
 * `media-content-missing`, `media-unsupported`, `media-limit`.
 */
export function readImage(wim: Wim, source: ByteSource, image: number, codecs: Codecs, sha1: Sha1): FileTree {
  const row = wim.metadataRows[image - 1]
  if (row === undefined) throw wimFault('media-no-image', { image })
  const metadata = readMetadata(wim, source, row, codecs, image)
  const wanted = wim.blobs.sha1.subarray(row * SHA1_BYTES, (row + 1) * SHA1_BYTES)
  if (!sha1(metadata).every((byte, index) => byte === wanted[index]))
    throw wimFault('media-metadata-damaged', { image })
  const tree = new ImageReader(wim, metadata, image).read()
  // It is as large as the tree, and nothing of it is needed any more: it goes at once and not when it is collected.
  metadata.buffer.transfer(0)
  return tree
}

function readMetadata(
  wim: Wim,
  source: ByteSource,
  row: number,
  codecs: Codecs,
  image: number,
): Uint8Array<ArrayBuffer> {
  try {
    return readBlob(wim, source, row, codecs)
  } catch (error) {
    if (isFault(error) && error.code === 'media-limit') throw error
    throw wimFault('media-metadata-damaged', { image }, { cause: error })
  }
}

/** A folder whose entries are still to be read. */
interface OpenFolder {
  readonly inode: number
  readonly subdirectory: number
  readonly depth: number
}

/** Walks one metadata resource; holds what is known of it so far. */
class ImageReader {
  private readonly wim: Wim
  private readonly source: DentrySource
  private readonly tree = new TreeCollector()
  private readonly linkGroups = new Map<bigint, number>()
  /** Files of several names that have a DOS name. */
  private readonly withShortName = new Set<number>()
  /** By inode: where its first entry stands. */
  private readonly firstEntry: number[] = []
  private readonly seenFolders = new Set<number>()
  /** By eight bytes of the metadata: 1 where an entry begins that was read; entries are longer than that. */
  private readonly seenEntries: Uint8Array
  private readonly missing: MissingContent = { count: 0, first: '' }
  private streamCount = 0
  private descriptorCount = 0

  constructor(wim: Wim, metadata: Uint8Array, image: number) {
    this.wim = wim
    this.source = { metadata, view: new DataView(metadata.buffer, metadata.byteOffset, metadata.byteLength), image }
    this.seenEntries = new Uint8Array(Math.ceil(metadata.length / 8))
  }

  read(): FileTree {
    const { descriptors, end } = readSecurity(this.source.metadata, this.source.image)
    this.descriptorCount = descriptors.length
    const root = readDentry(this.source, end)
    if (root === undefined || !isDirectory(root))
      throw wimFault('media-tree-unsafe', { reason: phrase('root-no-folder') })
    const open: OpenFolder[] = [{ inode: this.addInode(root, end), subdirectory: root.subdirectory, depth: 0 }]
    for (let folder = open.pop(); folder !== undefined; folder = open.pop()) this.readFolder(folder, open)
    if (this.missing.count > 0)
      throw wimFault('media-content-missing', { count: this.missing.count, name: this.missing.first })
    return this.tree.finish(descriptors)
  }

  private readFolder({ inode: parent, subdirectory, depth }: OpenFolder, open: OpenFolder[]): void {
    if (subdirectory === 0 || readDentry(this.source, subdirectory) === undefined) return
    if (this.seenFolders.has(subdirectory)) throw wimFault('media-tree-unsafe', { reason: phrase('folder-in-itself') })
    if (depth > LIMITS.depth) throw wimFault('media-limit', { what: phrase('folder-depth'), limit: LIMITS.depth })
    this.seenFolders.add(subdirectory)
    const taken = noNames()
    const shortNames: { readonly name: number; readonly inode: number; readonly dentry: Dentry }[] = []
    for (let offset = subdirectory; ; ) {
      const dentry = readDentry(this.source, offset)
      if (dentry === undefined) break
      if (this.seenEntries[offset >> 3] === 1) throw wimFault('media-tree-unsafe', { reason: phrase('entries-shared') })
      this.seenEntries[offset >> 3] = 1
      checkName(dentry.name, taken, this.wim.notices)
      if (this.tree.nameCount >= LIMITS.entries)
        throw wimFault('media-limit', { what: phrase('files-and-folders'), limit: LIMITS.entries })
      const inode = this.inodeOf(dentry, offset)
      this.tree.addName(parent, inode, dentry.name, '')
      if (dentry.shortName !== '') shortNames.push({ name: this.tree.nameCount - 1, inode, dentry })
      if (isDirectory(dentry) && !isReparsePoint(dentry))
        open.push({ inode, subdirectory: dentry.subdirectory, depth: depth + 1 })
      offset = dentry.next
    }
    for (const { name, inode, dentry } of shortNames) this.addShortName(name, inode, dentry, taken)
  }

  /** NTFS keeps one DOS name for a file, however many names it has. */
  private addShortName(name: number, inode: number, dentry: Dentry, taken: TakenNames): void {
    const isFirst = dentry.hardLinkGroup === 0n || !this.withShortName.has(inode)
    if (isFirst && takeShortName(dentry.shortName, dentry.name, taken)) {
      this.tree.setShortName(name, dentry.shortName)
      if (dentry.hardLinkGroup !== 0n) this.withShortName.add(inode)
    } else
      this.wim.notices.relax('short-names-invalid', dentry.name, () =>
        wimFault('media-tree-unsafe', { reason: phrase('short-name-invalid') }),
      )
  }

  private inodeOf(dentry: Dentry, offset: number): number {
    const group = isDirectory(dentry) || isReparsePoint(dentry) ? 0n : dentry.hardLinkGroup
    const known = group === 0n ? undefined : this.linkGroups.get(group)
    if (known !== undefined) {
      const first = readDentry(this.source, this.firstEntry[known] ?? 0)
      if (first !== undefined && tellsSameContent(first, dentry)) return known
      this.wim.notices.relax('hard-links-differ', dentry.name, () =>
        wimFault('media-tree-unsafe', { reason: phrase('hard-link-differs') }),
      )
      return this.addInode(dentry, offset)
    }
    const inode = this.addInode(dentry, offset)
    if (group !== 0n) this.linkGroups.set(group, inode)
    return inode
  }

  private addInode(dentry: Dentry, offset: number): number {
    const { items } = dentry
    const { notices } = this.wim
    const where = dentry.name || 'the root'
    if (dentry.security >= this.descriptorCount || dentry.security < -1)
      notices.relax('security-ids-out-of-range', where, () =>
        wimFault('media-metadata-damaged', { image: this.source.image }),
      )
    if (items.hasUnixData) notices.omit('unix-data', where)
    if (items.extendedAttributes?.kind === 'linux') notices.omit('linux-xattrs', where)
    if (items.hasUnknown || items.extendedAttributes?.kind === 'damaged') notices.omit('unknown-items', where)
    const streams = streamsOf(dentry, this.wim, this.source.image, this.missing)
    this.streamCount += streams.length
    if (this.streamCount > LIMITS.streams)
      throw wimFault('media-limit', { what: phrase('streams'), limit: LIMITS.streams })
    const inode = this.tree.addInode(
      {
        attributes: dentry.attributes,
        creationTime: dentry.creationTime,
        lastAccessTime: dentry.lastAccessTime,
        lastWriteTime: dentry.lastWriteTime,
        security: dentry.security >= 0 && dentry.security < this.descriptorCount ? dentry.security : -1,
        reparseTag: isReparsePoint(dentry) ? dentry.reparseTag : 0,
      },
      streams,
    )
    this.firstEntry.push(offset)
    if (items.objectId !== undefined) this.tree.objectIds.set(inode, items.objectId)
    if (items.extendedAttributes?.kind === 'windows')
      this.tree.extendedAttributes.set(inode, items.extendedAttributes.list)
    return inode
  }
}
