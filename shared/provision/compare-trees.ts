import { FILE_ATTRIBUTE, type FileTree } from '../tree/file-tree.ts'
import { indexPaths, type TreePaths } from '../tree/tree-paths.ts'

/** Attributes that a volume keeps for itself: what a file is, and how it is stored. */
const KEPT_BY_THE_VOLUME =
  FILE_ATTRIBUTE.DIRECTORY |
  FILE_ATTRIBUTE.NORMAL |
  FILE_ATTRIBUTE.SPARSE_FILE |
  FILE_ATTRIBUTE.REPARSE_POINT |
  FILE_ATTRIBUTE.COMPRESSED |
  FILE_ATTRIBUTE.ENCRYPTED

/** Folders in the root that Windows keeps on every volume; they are no content of the media. */
export const OF_THE_VOLUME = /^(\$recycle\.bin|system volume information)$/i

export interface StreamPair {
  /** Stream index in the media's tree. */
  readonly wanted: number
  /** Stream index in the tree that the volume's reader found. */
  readonly found: number
}

export type Comparison =
  | { readonly kind: 'same'; readonly streams: readonly StreamPair[]; readonly files: number }
  | { readonly kind: 'differs'; readonly path: string; readonly what: string }

/**
 * Walks both trees together: every name of the media must be on the volume with its times, attributes, security descriptor,
 * hard links and streams, and the volume must hold no other. Contents are compared elsewhere, by the stream pairs.
 */
export function compareTrees(wanted: FileTree, found: FileTree): Comparison {
  const wantedPaths = indexPaths(wanted)
  const foundPaths = indexPaths(found)
  const twins = new Int32Array(wanted.inodes.count).fill(-1)
  const streams: StreamPair[] = []
  const open: { inode: number; twin: number; path: string }[] = [{ inode: 0, twin: 0, path: '' }]
  let files = 0
  twins[0] = 0
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const entries = entriesByName(found, foundPaths, at.twin, at.inode === 0)
    for (const name of wantedPaths.childrenOf(at.inode)) {
      const text = wanted.names.nameOf(name)
      const path = `${at.path}\\${text}`
      if (at.inode === 0 && OF_THE_VOLUME.test(text)) continue
      const twinName = entries.get(text)
      if (twinName === undefined) return { kind: 'differs', path, what: 'missing' }
      entries.delete(text)
      // A DOS name that differs from its long name in case alone is one name of both kinds on the volume.
      if (wanted.names.shortNameOf(name).toUpperCase() !== found.names.shortNameOf(twinName).toUpperCase())
        return { kind: 'differs', path, what: 'short name' }
      const inode = wanted.names.inode[name] ?? 0
      const twin = found.names.inode[twinName] ?? 0
      const known = twins[inode] ?? -1
      if (known >= 0 && known !== twin) return { kind: 'differs', path, what: 'hard link' }
      if (known >= 0) continue
      twins[inode] = twin
      files += 1
      const what = differenceOf(wanted, inode, found, twin) ?? pairStreams(wanted, inode, found, twin, streams)
      if (what !== undefined) return { kind: 'differs', path, what }
      if (((wanted.inodes.attributes[inode] ?? 0) & FILE_ATTRIBUTE.DIRECTORY) !== 0) open.push({ inode, twin, path })
    }
    const extra = entries.keys().next()
    if (!extra.done) return { kind: 'differs', path: `${at.path}\\${extra.value}`, what: 'not of the media' }
  }
  return { kind: 'same', streams, files }
}

function entriesByName(tree: FileTree, paths: TreePaths, directory: number, isRoot: boolean): Map<string, number> {
  const entries = new Map<string, number>()
  for (const name of paths.childrenOf(directory)) {
    const text = tree.names.nameOf(name)
    if (!isRoot || !OF_THE_VOLUME.test(text)) entries.set(text, name)
  }
  return entries
}

function differenceOf(wanted: FileTree, inode: number, found: FileTree, twin: number): string | undefined {
  const a = wanted.inodes
  const b = found.inodes
  if (((a.attributes[inode] ?? 0) ^ (b.attributes[twin] ?? 0)) & ~KEPT_BY_THE_VOLUME) return 'attributes'
  if (isDirectory(a.attributes[inode]) !== isDirectory(b.attributes[twin])) return 'kind'
  if (a.creationTime[inode] !== b.creationTime[twin]) return 'creation time'
  if (a.lastWriteTime[inode] !== b.lastWriteTime[twin]) return 'last write time'
  if (a.lastAccessTime[inode] !== b.lastAccessTime[twin]) return 'last access time'
  if (a.reparseTag[inode] !== b.reparseTag[twin]) return 'reparse tag'
  const descriptor = wanted.securityDescriptors[a.security[inode] ?? -1]
  const twinDescriptor = found.securityDescriptors[b.security[twin] ?? -1]
  if (descriptor !== undefined && !(twinDescriptor && sameBytes(descriptor, twinDescriptor)))
    return 'security descriptor'
  return undefined
}

function pairStreams(
  wanted: FileTree,
  inode: number,
  found: FileTree,
  twin: number,
  pairs: StreamPair[],
): string | undefined {
  const first = found.streams.start[twin] ?? 0
  const end = found.streams.start[twin + 1] ?? 0
  for (let stream = wanted.streams.start[inode] ?? 0; stream < (wanted.streams.start[inode + 1] ?? 0); stream++) {
    const name = wanted.streams.nameOf(stream)
    const kind = wanted.streams.kind[stream]
    let match = -1
    for (let other = first; other < end; other++) {
      if (found.streams.kind[other] === kind && found.streams.nameOf(other) === name) match = other
    }
    const size = wanted.streams.size[stream] ?? 0
    if (match < 0) {
      if (size === 0 && name === '') continue
      return 'stream'
    }
    if (found.streams.size[match] !== size) return 'size'
    pairs.push({ wanted: stream, found: match })
  }
  return undefined
}

function isDirectory(attributes: number | undefined): boolean {
  return ((attributes ?? 0) & FILE_ATTRIBUTE.DIRECTORY) !== 0
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
