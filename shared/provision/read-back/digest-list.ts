import { bytesToHex } from '../../bytes/hex.ts'
import type { DigestEntry } from '../../contract/digests.ts'
import { FILE_ATTRIBUTE, STREAM_REPARSE } from '../../tree/file-tree.ts'
import type { BootFile } from '../boot/boot-files.ts'
import type { OpenMedia } from '../media/open-media.ts'
import { OF_THE_VOLUME } from './compare-volume.ts'

const EMPTY_SHA1 = 'da39a3ee5e6b4b0d3255bfef95601890afd80709'

/** What a run put on the partition that firmware starts. */
export interface BootFiles {
  readonly volume: Extract<DigestEntry['volume'], 'esp' | 'system'>
  readonly files: readonly BootFile[]
}

/**
 * Every file that a proven target holds, one JSON object a line: the digests that reading back has compared. A file with
 * several names stands under each of them. The list is given piece by piece, of some hundred bytes for each file.
 */
export function* digestList(
  media: OpenMedia,
  boot: BootFiles,
  sha1: (...parts: readonly Uint8Array[]) => Uint8Array,
): Generator<Uint8Array, void> {
  const encoder = new TextEncoder()
  let waiting = ''
  for (const entry of entriesOf(media, boot, sha1)) {
    waiting += `${JSON.stringify(entry)}\n`
    if (waiting.length < PIECE_CHARACTERS) continue
    yield encoder.encode(waiting)
    waiting = ''
  }
  yield encoder.encode(waiting)
}

/** As much text is held at once. */
const PIECE_CHARACTERS = 1 << 18

function* entriesOf(
  media: OpenMedia,
  boot: BootFiles,
  sha1: (...parts: readonly Uint8Array[]) => Uint8Array,
): Generator<DigestEntry, void> {
  const { tree, paths } = media
  const open: { readonly inode: number; readonly path: string }[] = [{ inode: 0, path: '' }]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const name of paths.childrenOf(at.inode)) {
      const inode = tree.names.inode[name] ?? 0
      const text = tree.names.nameOf(name)
      if (at.inode === 0 && OF_THE_VOLUME.test(text)) continue
      const path = `${at.path}\\${text}`
      for (const entry of streamsOf(media, inode)) yield { volume: 'windows', path, ...entry }
      const isDirectory = ((tree.inodes.attributes[inode] ?? 0) & FILE_ATTRIBUTE.DIRECTORY) !== 0
      if (isDirectory) open.push({ inode, path })
      else if (tree.streams.start[inode] === tree.streams.start[inode + 1])
        yield { volume: 'windows', path, stream: '', size: 0, sha1: EMPTY_SHA1 }
    }
  }
  for (const { path, bytes } of boot.files)
    yield { volume: boot.volume, path, stream: '', size: bytes.length, sha1: bytesToHex(sha1(bytes)) }
}

function streamsOf(media: OpenMedia, inode: number): readonly Pick<DigestEntry, 'stream' | 'size' | 'sha1'>[] {
  const { streams } = media.tree
  const entries = []
  for (let stream = streams.start[inode] ?? 0; stream < (streams.start[inode + 1] ?? 0); stream++) {
    const digest = media.digestOf(stream)
    entries.push({
      stream: streams.kind[stream] === STREAM_REPARSE ? ':reparse' : streams.nameOf(stream),
      size: streams.size[stream] ?? 0,
      sha1: digest === undefined ? EMPTY_SHA1 : bytesToHex(digest),
    })
  }
  return entries
}
