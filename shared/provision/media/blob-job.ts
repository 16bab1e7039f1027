import type { Compression } from '../../wim/compression.ts'
import type { PartPlace } from '../../wim/parts.ts'
import type { SolidResource } from '../../wim/solid.ts'

/**
 * Blobs of one WIM to read, decode and check, and where to write them. Rows are sorted by `offset`, so
 * that the media is read from front to back. All tables lie in shared memory; positions and sizes in bytes.
 */
export interface BlobJob {
  readonly mediaPath: string
  /** The media's files, when it is a split set: `offset` counts through them. */
  readonly parts?: readonly PartPlace[]
  readonly isPipable?: boolean
  /** Resources that hold several rows, and by row the one that holds it, or -1; `offset` then counts in what it decodes to. */
  readonly solids?: readonly SolidResource[]
  readonly solid?: Int32Array
  readonly compression: Compression
  readonly chunkSize: number
  readonly count: number
  readonly offset: Float64Array
  readonly size: Float64Array
  readonly originalSize: Float64Array
  /** 1 for a compressed blob. */
  readonly compressed: Uint8Array
  /** 20 bytes a row. */
  readonly sha1: Uint8Array
  readonly checksums?: BlobChecksums
  /** Files that are written to, each by a writer of its own. */
  readonly sinks: readonly string[]
  /** Writes of row i are `writes.start[i]` up to `writes.start[i + 1]`. */
  readonly writes: BlobWrites
  /** Where a row's bytes are kept in `arena`, or -1. */
  readonly capture: Float64Array
  readonly arena: Uint8Array
  /** Where rows lie that are in pieces, as on a target that is read back; without it each is one piece from `offset`. */
  readonly extents?: BlobExtents
  /** By row, where given: 1 for a match and 0 for a row that differs, which then ends nothing. */
  readonly matches?: Uint8Array
}

/**
 * CRC-32 of row i's pieces, from `first[i]` on in `crc32`: recorded while SHA-1 is compared, and later compared in its
 * place.
 */
export interface BlobChecksums {
  readonly use: 'record' | 'compare'
  readonly first: Uint32Array
  readonly crc32: Uint32Array
}

/** Row i is the pieces `start[i]` up to `start[i + 1]`, in order; an `offset` of -1 is a hole. */
export interface BlobExtents {
  readonly start: Uint32Array
  readonly offset: Float64Array
  readonly length: Float64Array
}

/** `length` bytes of a row from `streamOffset` go to `deviceOffset` of file `sink`. */
export interface BlobWrites {
  readonly start: Uint32Array
  readonly sink: Uint16Array
  readonly streamOffset: Float64Array
  readonly deviceOffset: Float64Array
  readonly length: Float64Array
  /** Bytes from `deviceOffset` that are the row's own: its content and the rest of its last cluster. */
  readonly room: Float64Array
}

/** `sinks` tells how each sink fared; one that fails ends for itself alone. */
export type BlobOutcome =
  | { readonly kind: 'done'; readonly bytes: number; readonly sinks: readonly SinkOutcome[] }
  | { readonly kind: 'damaged'; readonly row: number }
  | { readonly kind: 'media-failed'; readonly code: string }
  | { readonly kind: 'cancelled' }

export type SinkOutcome =
  /** `flushMs`: how long the disk took to have all that was written. */
  | { readonly kind: 'written'; readonly flushMs: number }
  /** `code` is the system's name of the error; ETIMEDOUT for a write that never returned. */
  | { readonly kind: 'failed'; readonly code: string }
  /** It held up the others and was left behind: these rows of the job are still to be written to it. */
  | { readonly kind: 'late'; readonly rows: Uint32Array }

/** Reads blobs on all cores. Progress is told in uncompressed bytes. */
export interface BlobPool {
  run(
    job: BlobJob,
    options: { readonly signal: AbortSignal; onProgress(doneBytes: number, totalBytes: number): void },
  ): Promise<BlobOutcome>
}
