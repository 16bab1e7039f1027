import { createHash } from 'node:crypto'
import { bytesToHex } from '../../../shared/bytes/hex.ts'
import { CACHE_PATH, packageOf } from '../../../shared/firstboot/prestaged-paths.ts'
import { listingLine, type ManifestContent } from '../../../shared/media/manifest.ts'
import { type FileTree, STREAM_REPARSE } from '../../../shared/tree/file-tree.ts'
import { indexPaths } from '../../../shared/tree/tree-paths.ts'
import { SHA1_BYTES } from '../../../shared/wim/layout.ts'
import type { Wim } from '../../../shared/wim/open.ts'

const MOST_FILES = 2_000_000

/** One row for each folder or file in the root, and for each package of the task-sequence cache. */
export function listContent(wim: Wim, tree: FileTree, image: number): ManifestContent[] {
  const rows = new Map<string, { lines: string[]; files: number; bytes: number }>()
  for (const { path, inode } of indexPaths(tree).filesBelow('', MOST_FILES)) {
    const streams = streamsOf(wim, tree, inode)
    for (const top of topsOf(path)) {
      const row = rows.get(top) ?? { lines: [], files: 0, bytes: 0 }
      rows.set(top, row)
      row.files += 1
      for (const { name, size, sha1 } of streams) {
        row.bytes += size
        row.lines.push(listingLine(path, name, size, sha1))
      }
    }
  }
  return [...rows]
    .map(([path, { lines, files, bytes }]) => ({ image, path, files, bytes, sha256: digestOf(lines) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

function topsOf(path: string): readonly string[] {
  const top = `\\${path.split('\\')[1] ?? ''}`
  const packageId = packageOf(path)
  return packageId === undefined ? [top] : [top, `${CACHE_PATH}\\${packageId}`]
}

function streamsOf({ blobs }: Wim, tree: FileTree, inode: number) {
  const { streams } = tree
  const found: { readonly name: string; readonly size: number; readonly sha1: string }[] = []
  for (let stream = streams.start[inode] ?? 0; stream < (streams.start[inode + 1] ?? 0); stream++) {
    const blob = streams.blob[stream] ?? -1
    found.push({
      name: streams.kind[stream] === STREAM_REPARSE ? '$REPARSE_POINT' : streams.nameOf(stream),
      size: streams.size[stream] ?? 0,
      sha1: blob < 0 ? '' : bytesToHex(blobs.sha1.subarray(blob * SHA1_BYTES, (blob + 1) * SHA1_BYTES)),
    })
  }
  return found
}

function digestOf(lines: string[]): string {
  const hash = createHash('sha256')
  for (const line of lines.sort()) hash.update(line)
  return hash.digest('hex')
}
