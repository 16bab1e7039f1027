import type { BlobJob, BlobOutcome, BlobPool } from './blob-job.ts'

/**
 * One pass over a media file that feeds all three. They go on by themselves whatever the others find, so that awaiting them
 * in this order tells the first fault in this order.
 */
export interface MediaPass<Digest = string> {
  /** Whether there is an integrity table; it then matches. Faults: `media-*`, `cancelled`. */
  readonly integrity: Promise<boolean>
  readonly blobs: Promise<BlobOutcome>
  /** Of the whole file, in hexadecimal; null in a pass that takes none. Faults: `media-not-found`, `cancelled`. */
  readonly sha256: Promise<Digest>
  /** Stops what still goes on, and resolves when nothing does. */
  end(): Promise<void>
}

export type PassOptions = Parameters<BlobPool['run']>[1] & {
  /** False when the caller knows that there is none to look at. */
  readonly hasIntegrityTable?: boolean
}

/** Begins the pass; `job` reads every blob of the media and writes nothing. Progress is told in uncompressed bytes. */
export type ReadMedia = (job: BlobJob, options: PassOptions) => MediaPass
