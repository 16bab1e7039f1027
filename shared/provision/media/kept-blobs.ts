import { STREAM_REPARSE } from '../../tree/file-tree.ts'
import { RESOURCE_FLAG } from '../../wim/layout.ts'
import type { OpenMedia } from './open-media.ts'

/** Bytes of blobs that file records will hold, in shared memory. */
export interface KeptBlobs {
  readonly arena: Uint8Array
  /** By blob: where its bytes begin in the arena, or -1. */
  readonly place: Float64Array
}

export const NOTHING_KEPT: KeptBlobs = { arena: new Uint8Array(0), place: new Float64Array(0) }

/** No file record of the usual 1024 bytes holds more: its head, times, a name of one letter and an attribute's head take the rest. */
const SMALL_BYTES = 744

/** Room for the blobs that are likely to lie in file records, so that they are kept while the media is verified. */
export function keepSmallBlobs({ wim, tree }: Pick<OpenMedia, 'wim' | 'tree'>): KeptBlobs {
  const { originalSize, flags, count } = wim.blobs
  const small: number[] = []
  const isReparse = new Set<number>()
  tree.streams.kind.forEach((kind, stream) => {
    if (kind === STREAM_REPARSE) isReparse.add(tree.streams.blob[stream] ?? -1)
  })
  for (let blob = 0; blob < count; blob++) {
    const isContent = ((flags[blob] ?? 0) & RESOURCE_FLAG.metadata) === 0
    if (isContent && ((originalSize[blob] ?? 0) <= SMALL_BYTES || isReparse.has(blob))) small.push(blob)
  }
  return keepBlobs({ wim }, small)
}

export function keepBlobs({ wim: { blobs } }: Pick<OpenMedia, 'wim'>, wanted: Iterable<number>): KeptBlobs {
  const place = new Float64Array(new SharedArrayBuffer(blobs.count * 8)).fill(-1)
  let bytes = 0
  for (const blob of wanted) {
    place[blob] = bytes
    bytes += blobs.originalSize[blob] ?? 0
  }
  return { arena: new Uint8Array(new SharedArrayBuffer(bytes)), place }
}

/** The first `size` bytes of a blob; undefined when it is not kept here. */
export function keptBytes({ arena, place }: KeptBlobs, blob: number, size: number): Uint8Array | undefined {
  const at = place[blob] ?? -1
  return at < 0 ? undefined : arena.subarray(at, at + size)
}
