/**
 * Reads pieces of one target back and compares their digests. Items are streams or written chunks: item i is the bytes of
 * its extents `start[i]` up to `start[i + 1]` in order, and must have the digest at `i * 20` of `sha1`.
 * `matches` lies in shared memory.
 */
export interface ReadBackJob {
  readonly path: string
  readonly count: number
  readonly start: Uint32Array
  /** Bytes from the start of the target file; -1 for a hole, which reads as zeros. */
  readonly deviceOffset: Float64Array
  readonly length: Float64Array
  readonly sha1: Uint8Array
  /** Where given, an item that differs ends nothing: its place gets 0, that of a match 1. */
  readonly matches?: Uint8Array
}

export type ReadBackOutcome =
  | { readonly kind: 'matched'; readonly bytes: number; readonly isFromDisk: boolean }
  | { readonly kind: 'differs'; readonly item: number }
  /** `message` is the system's name of the error. */
  | { readonly kind: 'unreadable'; readonly message: string }
  | { readonly kind: 'cancelled' }

/** `isFromDisk` of a match tells that every byte was read past the system's cache. */
export interface ReadBackPool {
  run(
    job: ReadBackJob,
    options: { readonly signal: AbortSignal; onProgress(doneBytes: number, totalBytes: number): void },
  ): Promise<ReadBackOutcome>
}
