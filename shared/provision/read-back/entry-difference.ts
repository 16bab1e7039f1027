import { bytesToHex } from '../../bytes/hex.ts'
import { sameBytes } from '../../bytes/same-bytes.ts'
import type { Phrase } from '../../phrase/fact.ts'
import { phrase } from '../../phrase/phrase.ts'
import { FILE_ATTRIBUTE, type FileTree, SETTABLE_ATTRIBUTES, STREAM_DATA } from '../../tree/file-tree.ts'

/** A DOS name that differs from its long name in case alone is one name of both kinds on the volume. */
export function nameDifference(wanted: FileTree, name: number, found: FileTree, twinName: number): Phrase | undefined {
  const isSame = wanted.names.shortNameOf(name).toUpperCase() === found.names.shortNameOf(twinName).toUpperCase()
  return isSame ? undefined : phrase('differs-in-short-name')
}

export function linkDifference(known: number, twin: number): Phrase | undefined {
  return known >= 0 && known !== twin ? phrase('differs-in-hard-link') : undefined
}

/** In what two entries differ besides their content; undefined when in nothing. */
export function inodeDifference(wanted: FileTree, inode: number, found: FileTree, twin: number): Phrase | undefined {
  const a = wanted.inodes
  const b = found.inodes
  const compared = SETTABLE_ATTRIBUTES | (isDirectory(a.attributes[inode]) ? FILE_ATTRIBUTE.COMPRESSED : 0)
  if (((a.attributes[inode] ?? 0) ^ (b.attributes[twin] ?? 0)) & compared) return phrase('differs-in-attributes')
  if (isDirectory(a.attributes[inode]) !== isDirectory(b.attributes[twin])) return phrase('differs-in-kind')
  if (a.creationTime[inode] !== b.creationTime[twin]) return phrase('differs-in-creation-time')
  if (a.lastWriteTime[inode] !== b.lastWriteTime[twin]) return phrase('differs-in-last-write-time')
  if (a.lastAccessTime[inode] !== b.lastAccessTime[twin]) return phrase('differs-in-last-access-time')
  if (a.reparseTag[inode] !== b.reparseTag[twin]) return phrase('differs-in-reparse-tag')
  if (lostSparseness(wanted, inode, b.attributes[twin] ?? 0)) return phrase('differs-in-sparse-mark')
  if (objectIdDiffers(wanted, inode, found, twin)) return phrase('differs-in-object-id')
  if (!sameOrAbsent(a.extendedAttributes.get(inode), b.extendedAttributes.get(twin)))
    return phrase('differs-in-extended-attributes')
  const descriptor = wanted.securityDescriptors[a.security[inode] ?? -1]
  const twinDescriptor = found.securityDescriptors[b.security[twin] ?? -1]
  if (descriptor !== undefined && !(twinDescriptor && sameBytes(descriptor, twinDescriptor)))
    return phrase('differs-in-security-descriptor')
  return undefined
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

/** Of several files with one id in the media, one has it on the volume. */
function objectIdDiffers(wanted: FileTree, inode: number, found: FileTree, twin: number): boolean {
  const id = wanted.inodes.objectIds.get(inode)
  const own = found.inodes.objectIds.get(twin)
  if (own !== undefined) return id === undefined || !sameBytes(id, own)
  return id !== undefined && !idsOf(found).has(bytesToHex(id))
}

function sameOrAbsent(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameBytes(a, b)
}

const IDS = new WeakMap<FileTree, ReadonlySet<string>>()

function idsOf(tree: FileTree): ReadonlySet<string> {
  const known = IDS.get(tree) ?? new Set(Array.from(tree.inodes.objectIds.values(), bytesToHex))
  IDS.set(tree, known)
  return known
}

export function isDirectory(attributes: number | undefined): boolean {
  return ((attributes ?? 0) & FILE_ATTRIBUTE.DIRECTORY) !== 0
}
