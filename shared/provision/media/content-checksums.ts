import type { OpenMedia } from './open-media.ts'

/** Content is decoded, checked and handed on in pieces of this size. */
export const PIECE_BYTES = 2 << 20

/**
 * CRC-32 (IEEE 802.3) of content that matched its SHA-1, piece by piece: what a second pass over the same media is held
 * against, at a third of the time that SHA-1 takes. In shared memory.
 */
export interface ContentChecksums {
  /** By blob: the place of its first piece in `crc32`. */
  readonly first: Uint32Array
  readonly crc32: Uint32Array
}

export const NO_CHECKSUMS: ContentChecksums = { first: new Uint32Array(0), crc32: new Uint32Array(0) }

/** Room for the checksums of all blobs. */
export function contentChecksums({ wim: { blobs } }: Pick<OpenMedia, 'wim'>): ContentChecksums {
  const first = new Uint32Array(blobs.count)
  let pieces = 0
  for (let blob = 0; blob < blobs.count; blob++) {
    first[blob] = pieces
    pieces += Math.ceil((blobs.originalSize[blob] ?? 0) / PIECE_BYTES)
  }
  return { first, crc32: new Uint32Array(new SharedArrayBuffer(pieces * Uint32Array.BYTES_PER_ELEMENT)) }
}
