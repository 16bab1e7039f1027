import { Fault } from '../../bytes/fault.ts'
import { phrase } from '../../phrase/phrase.ts'
import type { FileTree } from '../../tree/file-tree.ts'
import { indexPaths, type TreePaths } from '../../tree/tree-paths.ts'
import type { ZerosOf } from '../../volume/ntfs/populate/sparse.ts'
import { blobSource, readBlob } from '../../wim/blob.ts'
import type { Codecs } from '../../wim/codec/codecs.ts'
import { readImage } from '../../wim/image.ts'
import { SHA1_BYTES } from '../../wim/layout.ts'
import { openWim, type Wim } from '../../wim/open.ts'
import type { Notice, Strictness } from '../../wim/strictness.ts'
import type { MediaFile } from '../host-files.ts'
import { rememberZeros } from './sparse-content.ts'

/** What the content of media is decoded and checked with. */
export interface MediaDecoding {
  readonly codecs: Codecs
  readonly sha1: (...parts: readonly Uint8Array[]) => Uint8Array
}

/** What of a media its content is read with. */
export type MediaWim = Pick<Wim, 'header' | 'parts' | 'blobs'>

/** A media file that a job reads from, its chosen image listed. */
export interface OpenMedia {
  readonly path: string
  readonly file: MediaFile
  readonly wim: MediaWim
  /** What was relaxed or left out in reading it. */
  readonly notices: readonly Notice[]
  readonly tree: FileTree
  readonly paths: TreePaths
  /** Whole content of one blob; for small files only. */
  readBlob(blob: number): Uint8Array
  /** Zeros in the streams of files marked sparse. Faults while reading: `media-blob-damaged`. */
  readonly zerosOf: ZerosOf
  /** SHA-1 of a stream's content; undefined for an empty one. */
  digestOf(stream: number): Uint8Array | undefined
  /** Content that is not the media's own, by stream of `tree`, where it has no blob. */
  readonly changed: ReadonlyMap<number, Uint8Array>
}

/** The media as a target gets it: with other content in some streams. */
export function withChanges(
  media: OpenMedia,
  changed: ReadonlyMap<number, Uint8Array>,
  sha1: MediaDecoding['sha1'],
): OpenMedia {
  const { streams } = media.tree
  const size = streams.size.slice()
  const blob = streams.blob.slice()
  for (const [stream, bytes] of changed) {
    size[stream] = bytes.length
    blob[stream] = -1
  }
  return {
    ...media,
    tree: { ...media.tree, streams: { ...streams, size, blob } },
    zerosOf: (stream) => (changed.has(stream) ? [] : media.zerosOf(stream)),
    digestOf(stream) {
      const own = changed.get(stream)
      return own === undefined ? media.digestOf(stream) : sha1(own)
    },
    changed,
  }
}

/** Faults `media-*`; the caller closes `file`. */
export function openMedia(
  file: MediaFile,
  path: string,
  image: number,
  host: MediaDecoding,
  strictness: Strictness = 'strict',
): OpenMedia {
  const wim = openWim(file, path, strictness)
  const tree = readImage(wim, file, image, host.codecs, host.sha1)
  refuseUnwritable(wim)
  return mediaOf(path, file, wim, wim.notices.list(), tree, host.codecs)
}

/** A media whose tables are known already. */
export function mediaOf(
  path: string,
  file: MediaFile,
  wim: MediaWim,
  notices: readonly Notice[],
  tree: FileTree,
  codecs: Codecs,
): OpenMedia {
  return {
    path,
    file,
    wim,
    notices,
    tree,
    paths: indexPaths(tree),
    readBlob: (blob) => readBlob(wim, file, blob, codecs),
    zerosOf: rememberZeros(tree, (blob) => blobSource(wim, file, blob, codecs)),
    digestOf(stream) {
      const blob = tree.streams.blob[stream] ?? -1
      return blob < 0 ? undefined : wim.blobs.sha1.subarray(blob * SHA1_BYTES, (blob + 1) * SHA1_BYTES)
    },
    changed: new Map(),
  }
}

/** Names that may be looked at leniently, but that no volume for Windows should hold. */
const UNWRITABLE = {
  'names-illegal-on-windows': 'name-illegal-first',
  'names-differ-in-case-only': 'name-case-first',
} as const

function refuseUnwritable({ notices }: Wim): void {
  for (const { kind, first } of notices.list())
    if (kind === 'names-illegal-on-windows' || kind === 'names-differ-in-case-only')
      throw new Fault('media-tree-unsafe', { reason: phrase(UNWRITABLE[kind], { first }) })
}

/** Fault `media-changed`: the file behind the path is another one, or was written since it was opened. */
export function refuseChangedMedia({ file, path }: Pick<OpenMedia, 'file' | 'path'>): void {
  if (file.isChangedAt(path)) throw new Fault('media-changed', { path })
}
