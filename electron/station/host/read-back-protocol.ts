import type { ReadBackJob } from '../../../shared/provision/read-back-job.ts'

/** Places in the shared BigInt64Array that the read-back workers count in. */
export const COUNTER = { nextItem: 0, doneBytes: 1, stop: 2 } as const

export interface ReadBackOrder {
  readonly job: ReadBackJob
  readonly counters: BigInt64Array
}

export type ReadBackReply =
  | { readonly kind: 'done' }
  | { readonly kind: 'differs'; readonly item: number }
  | { readonly kind: 'unreadable'; readonly message: string }
