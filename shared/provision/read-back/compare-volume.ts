import { bytesToHex } from '../../bytes/hex.ts'
import type { Phrase } from '../../phrase/fact.ts'
import { phrase } from '../../phrase/phrase.ts'
import type { FileTree } from '../../tree/file-tree.ts'
import type { TreePaths } from '../../tree/tree-paths.ts'
import type { FoundStream } from '../../volume/ntfs/read/inode-facts.ts'
import type { FullName } from '../../volume/ntfs/read/names.ts'
import type { NtfsReader } from '../../volume/ntfs/read/open.ts'
import { type FoundFile, type FoundFolder, startWalk, type VolumeWalk } from '../../volume/ntfs/read/walk.ts'
import { inodeDifference, isDirectory, nameDifference, streamDifference } from './entry-difference.ts'

/** Folders in the root that Windows keeps on every volume; they are no content of the media. */
export const OF_THE_VOLUME = /^(\$recycle\.bin|system volume information)$/i

export interface Difference {
  readonly kind: 'missing' | 'extra' | 'changed'
  readonly path: string
  readonly what: Phrase
}

/** Told what a comparison finds, as it goes. */
export interface Comparing {
  differs(difference: Difference): void
  /** A stream of the media and its twin of the same size, whose content is still to be compared; `name` is one that leads to it. */
  pair(wanted: number, found: FoundStream, name: number): void
}

/**
 * Walks the media's tree and the volume together: every name of the media must be on the volume with its times, attributes,
 * security descriptor, hard links and streams, and the volume must hold no other. Gives the number of files that both have.
 * Nothing of the volume is kept but a few bytes for each file. Fault: `target-damaged`, whatever else differs.
 */
export function compareVolume(
  reader: NtfsReader,
  media: { readonly tree: FileTree; readonly paths: TreePaths },
  comparing: Comparing,
): number {
  return new Comparison(startWalk(reader), media.tree, media.paths, comparing).run()
}

/** A directory of the volume and the media's inode that it is; NO_INODE for one that is only looked through for damage. */
interface OpenFolder {
  readonly record: number
  readonly inode: number
  readonly path: string
}

const NO_INODE = -1
const ROOT = 0

class Comparison {
  private readonly walk: VolumeWalk
  private readonly tree: FileTree
  private readonly paths: TreePaths
  private readonly comparing: Comparing
  private readonly open: OpenFolder[] = []
  /** By inode of the media: 1 when its file was found. */
  private readonly isFound: Uint8Array
  private readonly foundIds = new Set<string>()
  /** Of several files with one id in the media, one has it on the volume. */
  private readonly lackingIds: { readonly id: string; readonly path: string }[] = []
  private files = 0

  constructor(walk: VolumeWalk, tree: FileTree, paths: TreePaths, comparing: Comparing) {
    this.walk = walk
    this.tree = tree
    this.paths = paths
    this.comparing = comparing
    this.isFound = new Uint8Array(tree.inodes.count)
  }

  run(): number {
    const { record } = this.walk.root
    this.isFound[ROOT] = 1
    this.open.push({ record, inode: ROOT, path: '' })
    for (let at = this.open.pop(); at !== undefined; at = this.open.pop()) this.compareFolder(at)
    this.walk.end()
    for (const { id, path } of this.lackingIds)
      if (!this.foundIds.has(id))
        this.comparing.differs({ kind: 'changed', path, what: phrase('differs-in-object-id') })
    return this.files
  }

  private compareFolder(at: OpenFolder): void {
    const folder = this.walk.enter(at.record)
    const isVolumes = (text: string) => at.inode === ROOT && OF_THE_VOLUME.test(text)
    const byText = new Map<string, FullName>()
    const others: FullName[] = []
    for (const found of folder.names) {
      const { name: text } = found.entry
      if (at.inode === NO_INODE || isVolumes(text) || byText.has(text)) others.push(found)
      else byText.set(text, found)
    }
    const wanted = at.inode === NO_INODE ? [] : this.paths.childrenOf(at.inode)
    for (const name of wanted) {
      const text = this.tree.names.nameOf(name)
      if (isVolumes(text)) continue
      const found = byText.get(text)
      const path = () => `${at.path}\\${text}`
      if (found === undefined)
        this.comparing.differs({ kind: 'missing', path: path(), what: phrase('differs-as-missing') })
      else this.compareName(folder, name, found, path)
      byText.delete(text)
    }
    for (const found of [...others, ...byText.values()]) {
      this.look(folder.meet(found, this.tree.inodes.count))
      const { name: text } = found.entry
      if (at.inode !== NO_INODE && !isVolumes(text))
        this.comparing.differs({ kind: 'extra', path: `${at.path}\\${text}`, what: phrase('differs-as-extra') })
    }
    folder.leave()
  }

  private compareName(folder: FoundFolder, name: number, found: FullName, path: () => string): void {
    const { tree } = this
    const inode = tree.names.inode[name] ?? 0
    const differs = (what: Phrase | undefined) => {
      if (what !== undefined) this.comparing.differs({ kind: 'changed', path: path(), what })
    }
    const isFirst = this.isFound[inode] !== 1
    const met = folder.meet(found, isFirst ? inode : tree.inodes.count)
    // Two names are of one file on the volume if they are in the media, and only then.
    const isLinked = isFirst ? typeof met !== 'number' : met === inode
    differs(
      nameDifference(tree.names.shortNameOf(name), found.shortName) ??
        (isLinked ? undefined : phrase('differs-in-hard-link')),
    )
    if (!isFirst || typeof met === 'number') {
      this.look(met)
      return
    }
    this.isFound[inode] = 1
    this.files += 1
    this.compareFile(met, name, inode, path, differs)
  }

  private compareFile(
    found: FoundFile,
    name: number,
    inode: number,
    path: () => string,
    differs: (what: Phrase | undefined) => void,
  ): void {
    const { tree } = this
    const what =
      inodeDifference(tree, inode, found, this.walk.descriptors) ??
      streamDifference(tree.streams, inode, found.streams, (wanted, stream) =>
        this.comparing.pair(wanted, stream, name),
      )
    differs(what)
    const id = tree.inodes.objectIds.get(inode)
    if (found.objectId !== undefined) this.foundIds.add(bytesToHex(found.objectId))
    else if (id !== undefined && what === undefined) this.lackingIds.push({ id: bytesToHex(id), path: path() })
    if (!found.isDirectory) return
    const isBoth = isDirectory(tree.inodes.attributes[inode])
    this.open.push({ record: found.record, inode: isBoth ? inode : NO_INODE, path: path() })
  }

  /** Takes note of a file that is no file of the media. */
  private look(met: FoundFile | number): void {
    if (typeof met === 'number') return
    if (met.objectId !== undefined) this.foundIds.add(bytesToHex(met.objectId))
    if (met.isDirectory) this.open.push({ record: met.record, inode: NO_INODE, path: '' })
  }
}
