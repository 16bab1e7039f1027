import type { BlobJob, BlobOutcome } from '../../../shared/provision/blob-job.ts'

/** Places in the shared BigInt64Array that the blob workers count in. */
export const COUNTER = { nextRow: 0, doneBytes: 1, stop: 2 } as const

export interface BlobOrder {
  readonly job: BlobJob
  readonly counters: BigInt64Array
  readonly codecs: WebAssembly.Module
}

export type BlobReply = Exclude<BlobOutcome, { kind: 'done' } | { kind: 'cancelled' }> | { readonly kind: 'ended' }
