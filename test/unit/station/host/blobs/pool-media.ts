import { writeFileSync } from 'node:fs'
import { loadCodecs } from '../../../../../electron/station/host/codecs.ts'
import { sha1 } from '../../../../../electron/station/host/hashing.ts'
import { openMediaFiles } from '../../../../../electron/station/host/media-files.ts'
import type { OpenMedia } from '../../../../../shared/provision/media/open-media.ts'
import { buildTree, type TreeEntry } from '../../../../../shared/tree/tree-builder.ts'
import { indexPaths } from '../../../../../shared/tree/tree-paths.ts'
import { readBlob } from '../../../../../shared/wim/blob.ts'
import { readImage } from '../../../../../shared/wim/image.ts'
import { openWim } from '../../../../../shared/wim/open.ts'
import { writeWim } from '../../../../../shared/wim/write.ts'

const LARGE_BYTES = (40 << 20) + 12_345
const MIDDLE_BYTES = (5 << 20) + 7

/** Contents that the pool treats in different ways: many small rows, one of several pieces, one of segments. */
function poolEntries(): readonly TreeEntry[] {
  return [
    ...Array.from({ length: 300 }, (_, i) => ({ path: `\\small\\${i}`, bytes: patterned(i * 97 + 1, i) })),
    { path: '\\middle', bytes: patterned(MIDDLE_BYTES, 5) },
    { path: '\\large', bytes: patterned(LARGE_BYTES, 9) },
    { path: '\\another large', bytes: patterned(LARGE_BYTES - (3 << 20), 10) },
    { path: '\\last', bytes: patterned(1000, 77) },
  ]
}

export function writePoolMedia(path: string): void {
  const { tree, contents } = buildTree(poolEntries(), 133_700_000_000_000_000n)
  const image = { name: 'pool', description: '', architecture: 9, tree, contents }
  const guid = '01234567-89ab-cdef-0123-456789abcdef'
  writeFileSync(path, writeWim({ guid, images: [image], bootIndex: 0, hasIntegrityTable: false }, sha1))
}

export function openPoolMedia(path: string): OpenMedia {
  const file = openMediaFiles(path)
  const wim = openWim(file, path)
  const codecs = loadCodecs()
  const tree = readImage(wim, file, 1, codecs, sha1)
  const readRow = (row: number) => readBlob(wim, file, row, codecs)
  return {
    path,
    file,
    wim,
    notices: [],
    tree,
    paths: indexPaths(tree),
    readBlob: readRow,
    zerosOf: () => [],
    digestOf: () => undefined,
    changed: new Map(),
  }
}

/** Compressible, and different in every place. */
function patterned(size: number, seed: number): Uint8Array {
  const words = new Uint32Array(Math.ceil(size / 4))
  for (let i = 0; i < words.length; i++) words[i] = (i % 16 === 0 ? Math.imul(i + seed, 2654435761) : i >> 8) >>> 0
  return new Uint8Array(words.buffer, 0, size)
}
