import { foldCase } from '../bytes/fold-case.ts'
import { sameBytes } from '../bytes/same-bytes.ts'
import type { Fact } from '../phrase/fact.ts'
import { phrase } from '../phrase/phrase.ts'
import { FILE_ATTRIBUTE, STREAM_DATA, STREAM_REPARSE } from '../tree/file-tree.ts'
import type { StreamFacts } from '../tree/tree-arrays.ts'
import { type Dentry, isDirectory, isReparsePoint } from './dentry.ts'
import { wimFault } from './faults.ts'
import type { Wim } from './open.ts'

/** SHA-1 of no bytes: some writers name it for an empty stream, and have no blob for it. */
const EMPTY_SHA1 = Uint8Array.of(
  ...[0xda, 0x39, 0xa3, 0xee, 0x5e, 0x6b, 0x4b, 0x0d, 0x32, 0x55],
  ...[0xbf, 0xef, 0x95, 0x60, 0x18, 0x90, 0xaf, 0xd8, 0x07, 0x09],
)
const LONGEST_STREAM_NAME = 255
/** MAXIMUM_REPARSE_DATA_BUFFER_SIZE (MS-FSCC 2.1.2) without tag and length: no file system of Windows holds more. */
const LARGEST_REPARSE = 16 * 1024 - 8
/** What NTFS keeps out of the names of streams. */
const ILLEGAL_IN_STREAM = /[\\/:\0]/

/** Digests that no blob has, met so far. */
export interface MissingContent {
  count: number
  first: string
}

/**
 * Sorts an entry's digests into streams: of the unnamed ones the first of a reparse point is its reparse data and the
 * next its content, whether they stand in the entry itself or after it (wimlib's documentation of the format).
 * Faults: `media-unsupported`, `media-tree-unsafe`, strictly `media-metadata-damaged`.
 */
export function streamsOf(dentry: Dentry, wim: Wim, image: number, missing: MissingContent): readonly StreamFacts[] {
  if ((dentry.attributes & FILE_ATTRIBUTE.ENCRYPTED) !== 0 && !isDirectory(dentry))
    throw wimFault('media-unsupported', { feature: phrase('encrypted-file', { name: dentry.name }) })
  const place = (kind: number, name: string, sha1: Uint8Array): StreamFacts => {
    const isNone = isEmpty(sha1)
    const row = isNone ? -1 : wim.index.find(sha1)
    if (row < 0 && !isNone && !sameBytes(sha1, EMPTY_SHA1)) {
      missing.count++
      missing.first ||= name === '' ? dentry.name : `${dentry.name}:${name}`
    }
    const size = wim.blobs.originalSize[row] ?? 0
    if (kind === STREAM_REPARSE && size > LARGEST_REPARSE) throw wimFault('media-metadata-damaged', { image })
    return { kind, name, blob: size === 0 ? -1 : row, size }
  }
  const streams: StreamFacts[] = []
  let names: Set<string> | undefined
  let wantsReparse = isReparsePoint(dentry)
  let hasData = isDirectory(dentry)
  for (const { name, sha1 } of dentry.streams) {
    if (name !== '') {
      names ??= new Set()
      checkStreamName(name, names)
      streams.push(place(STREAM_DATA, name, sha1))
    } else if (isEmpty(sha1)) continue
    else if (wantsReparse) {
      streams.push(place(STREAM_REPARSE, '', sha1))
      wantsReparse = false
    } else if (!hasData) {
      streams.push(place(STREAM_DATA, '', sha1))
      hasData = true
    } else wim.notices.relax('surplus-streams', dentry.name, () => wimFault('media-metadata-damaged', { image }))
  }
  if (wantsReparse) streams.push({ kind: STREAM_REPARSE, blob: -1, size: 0, name: '' })
  if (!hasData) streams.push({ kind: STREAM_DATA, blob: -1, size: 0, name: '' })
  return streams
}

/** Whether a further name of a file tells the same content as its first; it may leave digests out. */
export function tellsSameContent(first: Dentry, other: Dentry): boolean {
  if (isDirectory(first) !== isDirectory(other) || isReparsePoint(first) !== isReparsePoint(other)) return false
  return other.streams.every(
    ({ name, sha1 }) =>
      isEmpty(sha1) || first.streams.some((stream) => stream.name === name && sameBytes(stream.sha1, sha1)),
  )
}

function checkStreamName(name: string, taken: Set<string>): void {
  const unsafe = (reason: Fact) => wimFault('media-tree-unsafe', { reason })
  if (name.length > LONGEST_STREAM_NAME) throw unsafe(phrase('stream-name-too-long'))
  if (ILLEGAL_IN_STREAM.test(name)) throw unsafe(phrase('stream-name-illegal'))
  const folded = foldCase(name)
  if (taken.has(folded)) throw unsafe(phrase('stream-twice'))
  taken.add(folded)
}

function isEmpty(sha1: Uint8Array): boolean {
  for (let at = 0; at < sha1.length; at++) if (sha1[at] !== 0) return false
  return true
}
