import type { Phrase } from '../../phrase/fact.ts'
import { phrase } from '../../phrase/phrase.ts'
import type { FileTree } from '../../tree/file-tree.ts'
import { indexPaths, type TreePaths } from '../../tree/tree-paths.ts'
import { inodeDifference, isDirectory, linkDifference, nameDifference } from './entry-difference.ts'
import { type StreamPair, StreamPairs } from './stream-pairs.ts'

/** Folders in the root that Windows keeps on every volume; they are no content of the media. */
export const OF_THE_VOLUME = /^(\$recycle\.bin|system volume information)$/i

export type Comparison =
  | { readonly kind: 'same'; readonly streams: Iterable<StreamPair>; readonly files: number }
  | { readonly kind: 'differs'; readonly path: string; readonly what: Phrase }

export interface Difference {
  readonly kind: 'missing' | 'extra' | 'changed'
  readonly path: string
  readonly what: Phrase
}

/** What both trees have: pairs of streams of the same size, whose content is compared elsewhere. */
export interface Paired {
  readonly streams: Iterable<StreamPair>
  readonly files: number
}

/** The first difference of two trees, or their pairs of streams. */
export function compareTrees(wanted: FileTree, found: FileTree): Comparison {
  let first: Difference | undefined
  const paired = pairTrees(wanted, found, (difference) => {
    first = difference
    return false
  })
  return first === undefined ? { kind: 'same', ...paired } : { kind: 'differs', path: first.path, what: first.what }
}

/**
 * Walks both trees together: every name of the media must be on the volume with its times, attributes, security descriptor,
 * hard links and streams, and the volume must hold no other. Ends when `onDifference` says no.
 */
export function pairTrees(
  wanted: FileTree,
  found: FileTree,
  onDifference: (difference: Difference) => boolean,
): Paired {
  const wantedPaths = indexPaths(wanted)
  const foundPaths = indexPaths(found)
  const twins = new Int32Array(wanted.inodes.count).fill(-1)
  const streams = new StreamPairs()
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
      if (twinName === undefined) {
        if (!onDifference({ kind: 'missing', path, what: phrase('differs-as-missing') })) return { streams, files }
        continue
      }
      entries.delete(text)
      const inode = wanted.names.inode[name] ?? 0
      const twin = found.names.inode[twinName] ?? 0
      const known = twins[inode] ?? -1
      const nameDiffers = nameDifference(wanted, name, found, twinName) ?? linkDifference(known, twin)
      if (nameDiffers !== undefined && !onDifference({ kind: 'changed', path, what: nameDiffers }))
        return { streams, files }
      if (known >= 0) continue
      twins[inode] = twin
      files += 1
      const what = inodeDifference(wanted, inode, found, twin) ?? pairStreams(wanted, name, found, twin, streams)
      if (what !== undefined && !onDifference({ kind: 'changed', path, what })) return { streams, files }
      if (isDirectory(wanted.inodes.attributes[inode]) && isDirectory(found.inodes.attributes[twin]))
        open.push({ inode, twin, path })
    }
    for (const text of entries.keys()) {
      const difference = { kind: 'extra', path: `${at.path}\\${text}`, what: phrase('differs-as-extra') } as const
      if (!onDifference(difference)) return { streams, files }
    }
  }
  return { streams, files }
}

function entriesByName(tree: FileTree, paths: TreePaths, directory: number, isRoot: boolean): Map<string, number> {
  const entries = new Map<string, number>()
  for (const name of paths.childrenOf(directory)) {
    const text = tree.names.nameOf(name)
    if (!isRoot || !OF_THE_VOLUME.test(text)) entries.set(text, name)
  }
  return entries
}

function pairStreams(
  wanted: FileTree,
  name: number,
  found: FileTree,
  twin: number,
  pairs: StreamPairs,
): Phrase | undefined {
  const inode = wanted.names.inode[name] ?? 0
  const first = found.streams.start[twin] ?? 0
  const end = found.streams.start[twin + 1] ?? 0
  const matched = new Set<number>()
  for (let stream = wanted.streams.start[inode] ?? 0; stream < (wanted.streams.start[inode + 1] ?? 0); stream++) {
    const streamName = wanted.streams.nameOf(stream)
    const kind = wanted.streams.kind[stream]
    let match = -1
    for (let other = first; other < end; other++) {
      if (found.streams.kind[other] === kind && found.streams.nameOf(other) === streamName) match = other
    }
    const size = wanted.streams.size[stream] ?? 0
    if (match < 0) {
      if (size === 0 && streamName === '') continue
      return phrase('differs-in-stream')
    }
    if (found.streams.size[match] !== size) return phrase('differs-in-size')
    matched.add(match)
    pairs.add(stream, match, name)
  }
  for (let other = first; other < end; other++) {
    // NTFS gives every file an unnamed stream.
    const isGiven = found.streams.nameOf(other) === '' && found.streams.size[other] === 0
    if (!matched.has(other) && !isGiven) return phrase('differs-in-extra-stream')
  }
  return undefined
}
