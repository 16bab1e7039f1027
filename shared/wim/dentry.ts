import { textFromUtf16le } from '../bytes/utf16.ts'
import { FILE_ATTRIBUTE } from '../tree/file-tree.ts'
import { wimFault } from './faults.ts'
import { DENTRY, EXTRA_STREAM, SHA1_BYTES } from './layout.ts'
import { readTaggedItems, type TaggedItems } from './tagged-items.ts'

export interface DentryStream {
  readonly name: string
  readonly sha1: Uint8Array
}

/** One directory entry as it stands in a metadata resource. */
export interface Dentry {
  readonly attributes: number
  readonly security: number
  readonly subdirectory: number
  readonly creationTime: bigint
  readonly lastAccessTime: bigint
  readonly lastWriteTime: bigint
  readonly reparseTag: number
  readonly hardLinkGroup: bigint
  readonly name: string
  readonly shortName: string
  readonly streams: readonly DentryStream[]
  readonly items: TaggedItems
  /** Offset of the entry after this one and its extra streams. */
  readonly next: number
}

/** What entries are read from: a metadata resource, a view of it, and the image that it is of. */
export interface DentrySource {
  readonly metadata: Uint8Array
  readonly view: DataView
  readonly image: number
}

/** The entry at `at`, or undefined at the end of a directory. Fault: `media-metadata-damaged` {image}. */
export function readDentry({ metadata, view, image }: DentrySource, at: number): Dentry | undefined {
  const damaged = () => wimFault('media-metadata-damaged', { image })
  if (at < 0 || at + 8 > metadata.length) throw damaged()
  const length = uint64(view, at + DENTRY.length)
  if (length === 0) return undefined
  if (length < DENTRY.name || at + length > metadata.length) throw damaged()
  const nameBytes = view.getUint16(at + DENTRY.nameBytes, true)
  const shortBytes = view.getUint16(at + DENTRY.shortNameBytes, true)
  const shortAt = at + DENTRY.name + (nameBytes === 0 ? 0 : nameBytes + 2)
  const namesEnd = shortAt + (shortBytes === 0 ? 0 : shortBytes + 2)
  if (nameBytes % 2 !== 0 || shortBytes % 2 !== 0 || namesEnd > at + length + 2) throw damaged()

  const streams: DentryStream[] = [
    { name: '', sha1: metadata.subarray(at + DENTRY.sha1, at + DENTRY.sha1 + SHA1_BYTES) },
  ]
  let next = at + align8(length)
  for (let left = view.getUint16(at + DENTRY.streamCount, true); left > 0; left--) {
    if (next + EXTRA_STREAM.name > metadata.length) throw damaged()
    const streamLength = uint64(view, next + EXTRA_STREAM.length)
    const bytes = view.getUint16(next + EXTRA_STREAM.nameBytes, true)
    if (streamLength < EXTRA_STREAM.name + bytes || bytes % 2 !== 0 || next + streamLength > metadata.length)
      throw damaged()
    streams.push({
      name: textFromUtf16le(metadata.subarray(next + EXTRA_STREAM.name, next + EXTRA_STREAM.name + bytes)),
      sha1: metadata.subarray(next + EXTRA_STREAM.sha1, next + EXTRA_STREAM.sha1 + SHA1_BYTES),
    })
    next += align8(streamLength)
  }
  return {
    attributes: view.getUint32(at + DENTRY.attributes, true),
    security: view.getInt32(at + DENTRY.security, true),
    subdirectory: uint64(view, at + DENTRY.subdirectory),
    creationTime: view.getBigUint64(at + DENTRY.creationTime, true),
    lastAccessTime: view.getBigUint64(at + DENTRY.lastAccessTime, true),
    lastWriteTime: view.getBigUint64(at + DENTRY.lastWriteTime, true),
    reparseTag: view.getUint32(at + DENTRY.reparseTag, true),
    hardLinkGroup: view.getBigUint64(at + DENTRY.hardLinkGroup, true),
    name: textFromUtf16le(metadata.subarray(at + DENTRY.name, at + DENTRY.name + nameBytes)),
    shortName: textFromUtf16le(metadata.subarray(shortAt, shortAt + shortBytes)),
    streams,
    items: readTaggedItems(metadata, view, align8(namesEnd - at) + at, at + length),
    next,
  }
}

export function isDirectory(dentry: Dentry): boolean {
  return (dentry.attributes & FILE_ATTRIBUTE.DIRECTORY) !== 0
}

export function isReparsePoint(dentry: Dentry): boolean {
  return (dentry.attributes & FILE_ATTRIBUTE.REPARSE_POINT) !== 0
}

/** Not exact from 2^53 on, which no offset or length reaches. */
function uint64(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32
}

export function align8(value: number): number {
  return Math.ceil(value / 8) * 8
}
