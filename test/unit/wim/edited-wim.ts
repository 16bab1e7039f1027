import { loadCodecs } from '../../../electron/station/host/codecs.ts'
import { sha1 } from '../../../electron/station/host/hashing.ts'
import { memoryDevice } from '../../../shared/bytes/byte-source.ts'
import type { FileTree } from '../../../shared/tree/file-tree.ts'
import { buildTree, type TreeEntry } from '../../../shared/tree/tree-builder.ts'
import { readImage } from '../../../shared/wim/image.ts'
import { BLOB_ENTRY } from '../../../shared/wim/layout.ts'
import { openWim, type Wim } from '../../../shared/wim/open.ts'
import type { Strictness } from '../../../shared/wim/strictness.ts'
import { writeWim } from '../../../shared/wim/write.ts'

const TIME = 133_700_000_000_000_000n
const codecs = loadCodecs()

/** A WIM of one image that holds the entries. */
export function wimOf(entries: readonly TreeEntry[]): Uint8Array {
  const { tree, contents } = buildTree(entries, TIME)
  const image = { name: 'n', description: '', architecture: 9, tree, contents }
  const guid = '01234567-89ab-cdef-0123-456789abcdef'
  return writeWim({ guid, images: [image], bootIndex: 0, hasIntegrityTable: false }, sha1)
}

/** The WIM with its metadata changed and the blob table telling the digest of what it is now. */
export function withMetadata(wim: Uint8Array, edit: (metadata: Uint8Array, view: DataView) => void): Uint8Array {
  const bytes = wim.slice()
  const { blobs, metadataRows, header } = openWim(memoryDevice(wim), 'm.wim')
  const row = metadataRows[0] ?? 0
  const at = blobs.offset[row] ?? 0
  const metadata = bytes.subarray(at, at + (blobs.size[row] ?? 0))
  edit(metadata, new DataView(metadata.buffer, metadata.byteOffset, metadata.length))
  bytes.set(sha1(metadata), header.blobTable.offset + row * BLOB_ENTRY.bytes + BLOB_ENTRY.sha1)
  return bytes
}

/** Where the entry of this name begins in the metadata: before its name, told in UTF-16. */
export function entryAt(metadata: Uint8Array, name: string): number {
  const wanted = Buffer.from(name, 'utf16le')
  const at = Buffer.from(metadata.buffer, metadata.byteOffset, metadata.length).indexOf(wanted)
  if (at < 0) throw new Error(`no entry ${name}`)
  return at - 102
}

/** What reading the image says, or the tree it gives. */
export function readEdited(
  bytes: Uint8Array,
  strictness: Strictness = 'strict',
): { readonly problem?: unknown; readonly tree?: FileTree; readonly wim?: Wim } {
  const source = memoryDevice(bytes)
  try {
    const wim = openWim(source, 'm.wim', strictness)
    return { wim, tree: readImage(wim, source, 1, codecs, sha1) }
  } catch (problem) {
    return { problem }
  }
}
