import { sameBytes } from '../bytes/same-bytes.ts'
import { FILE_ATTRIBUTE, type FileTree } from '../tree/file-tree.ts'

/** Attributes that a volume keeps for itself: what a file is, and how it is stored. */
const KEPT_BY_THE_VOLUME =
  FILE_ATTRIBUTE.DIRECTORY |
  FILE_ATTRIBUTE.NORMAL |
  FILE_ATTRIBUTE.SPARSE_FILE |
  FILE_ATTRIBUTE.REPARSE_POINT |
  FILE_ATTRIBUTE.COMPRESSED |
  FILE_ATTRIBUTE.ENCRYPTED

/** A DOS name that differs from its long name in case alone is one name of both kinds on the volume. */
export function nameDifference(wanted: FileTree, name: number, found: FileTree, twinName: number): string | undefined {
  const isSame = wanted.names.shortNameOf(name).toUpperCase() === found.names.shortNameOf(twinName).toUpperCase()
  return isSame ? undefined : 'short name'
}

export function linkDifference(known: number, twin: number): string | undefined {
  return known >= 0 && known !== twin ? 'hard link' : undefined
}

/** In what two entries differ besides their content; undefined when in nothing. */
export function inodeDifference(wanted: FileTree, inode: number, found: FileTree, twin: number): string | undefined {
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

export function isDirectory(attributes: number | undefined): boolean {
  return ((attributes ?? 0) & FILE_ATTRIBUTE.DIRECTORY) !== 0
}
