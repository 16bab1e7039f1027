import { foldCase } from '../../bytes/fold-case.ts'
import { sameBytes } from '../../bytes/same-bytes.ts'
import type { Phrase } from '../../phrase/fact.ts'
import { phrase } from '../../phrase/phrase.ts'
import { FILE_ATTRIBUTE, type FileTree, SETTABLE_ATTRIBUTES, STREAM_DATA } from '../../tree/file-tree.ts'
import type { FoundStream } from '../../volume/ntfs/read/inode-facts.ts'
import type { FoundFile } from '../../volume/ntfs/read/walk.ts'

/** DOS names; one that differs from its long name in case alone is one name of both kinds on the volume. */
export function nameDifference(wanted: string, found: string): Phrase | undefined {
  return foldCase(wanted) === foldCase(found) ? undefined : phrase('differs-in-short-name')
}

/**
 * In what two entries differ besides their streams; undefined when in nothing. An object id that the volume's file lacks may
 * be another file's there, and is left to the caller.
 */
export function inodeDifference(
  wanted: FileTree,
  inode: number,
  { facts, objectId, extendedAttributes }: FoundFile,
  descriptors: readonly Uint8Array[],
): Phrase | undefined {
  const a = wanted.inodes
  const compared = SETTABLE_ATTRIBUTES | (isDirectory(a.attributes[inode]) ? FILE_ATTRIBUTE.COMPRESSED : 0)
  if (((a.attributes[inode] ?? 0) ^ facts.attributes) & compared) return phrase('differs-in-attributes')
  if (isDirectory(a.attributes[inode]) !== isDirectory(facts.attributes)) return phrase('differs-in-kind')
  if (a.creationTime[inode] !== facts.creationTime) return phrase('differs-in-creation-time')
  if (a.lastWriteTime[inode] !== facts.lastWriteTime) return phrase('differs-in-last-write-time')
  if (a.lastAccessTime[inode] !== facts.lastAccessTime) return phrase('differs-in-last-access-time')
  if (a.reparseTag[inode] !== facts.reparseTag) return phrase('differs-in-reparse-tag')
  if (lostSparseness(wanted, inode, facts.attributes)) return phrase('differs-in-sparse-mark')
  if (objectId !== undefined && !sameOrAbsent(a.objectIds.get(inode), objectId)) return phrase('differs-in-object-id')
  if (!sameOrAbsent(a.extendedAttributes.get(inode), extendedAttributes))
    return phrase('differs-in-extended-attributes')
  const descriptor = wanted.securityDescriptors[a.security[inode] ?? -1]
  const twin = descriptors[facts.security]
  if (descriptor !== undefined && !(twin && sameBytes(descriptor, twin)))
    return phrase('differs-in-security-descriptor')
  return undefined
}

/** In what the streams of a file differ besides their content; those that are in both are paired. */
export function streamDifference(
  wanted: FileTree['streams'],
  inode: number,
  found: readonly FoundStream[],
  pair: (wanted: number, found: FoundStream) => void,
): Phrase | undefined {
  const matched = new Set<FoundStream>()
  for (let stream = wanted.start[inode] ?? 0; stream < (wanted.start[inode + 1] ?? 0); stream++) {
    const name = wanted.nameOf(stream)
    const match = found.findLast((other) => other.kind === wanted.kind[stream] && other.name === name)
    const size = wanted.size[stream] ?? 0
    if (match === undefined) {
      if (size === 0 && name === '') continue
      return phrase('differs-in-stream')
    }
    if (match.size !== size) return phrase('differs-in-size')
    matched.add(match)
    pair(stream, match)
  }
  // NTFS gives every file an unnamed stream.
  const isGiven = ({ name, size }: FoundStream) => name === '' && size === 0
  return found.every((other) => matched.has(other) || isGiven(other)) ? undefined : phrase('differs-in-extra-stream')
}

/** A file keeps its mark as long as it holds something. */
function lostSparseness({ inodes, streams }: FileTree, inode: number, found: number): boolean {
  const attributes = inodes.attributes[inode] ?? 0
  if ((attributes & ~found & FILE_ATTRIBUTE.SPARSE_FILE) === 0 || isDirectory(attributes)) return false
  for (let stream = streams.start[inode] ?? 0; stream < (streams.start[inode + 1] ?? 0); stream++) {
    const isContent = streams.kind[stream] === STREAM_DATA && streams.nameOf(stream) === ''
    if (isContent && (streams.size[stream] ?? 0) > 0) return true
  }
  return false
}

function sameOrAbsent(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameBytes(a, b)
}

export function isDirectory(attributes: number | undefined): boolean {
  return ((attributes ?? 0) & FILE_ATTRIBUTE.DIRECTORY) !== 0
}
