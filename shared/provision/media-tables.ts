import type { SharedTree } from '../tree/shared-tree.ts'
import { share, shareTree, treeOf } from '../tree/shared-tree.ts'
import type { Notice } from '../wim/strictness.ts'
import type { ProvisionHost } from './host.ts'
import type { MediaFile } from './host-files.ts'
import { type MediaWim, mediaOf, type OpenMedia } from './media/open-media.ts'

/** An open media as it goes to another thread, which opens the file for itself. */
export interface MediaTables {
  readonly path: string
  readonly wim: MediaWim
  readonly notices: readonly Notice[]
  readonly tree: SharedTree
}

export function tablesOf({ path, wim: { header, parts, blobs }, notices, tree }: OpenMedia): MediaTables {
  const shared = {
    ...blobs,
    offset: share(Float64Array, blobs.offset),
    size: share(Float64Array, blobs.size),
    originalSize: share(Float64Array, blobs.originalSize),
    flags: share(Uint8Array, blobs.flags),
    referenceCount: share(Uint32Array, blobs.referenceCount),
    sha1: share(Uint8Array, blobs.sha1),
    solid: share(Int32Array, blobs.solid),
  }
  return { path, wim: { header, parts, blobs: shared }, notices, tree: shareTree(tree) }
}

/** The media that the tables are of; the caller closes `file`. */
export function mediaOfTables(
  { path, wim, notices, tree }: MediaTables,
  file: MediaFile,
  host: Pick<ProvisionHost, 'codecs'>,
): OpenMedia {
  return mediaOf(path, file, wim, notices, treeOf(tree), host.codecs)
}
