import type { BlobJob, BlobOutcome } from '../../../shared/provision/blob-job.ts'
import type { BlobRing } from './blob-ring.ts'
import type { BlobUnits } from './blob-units.ts'

/** Places in the shared Int32Array that the threads of a job meet at. */
export const CONTROL = { nextUnit: 0, stop: 1 } as const

export interface BlobOrder {
  readonly job: BlobJob
  readonly units: BlobUnits
  readonly ring: BlobRing
  readonly control: Int32Array
  /** One BigInt64: uncompressed bytes that are done. */
  readonly doneBytes: BigInt64Array
  readonly codecs: WebAssembly.Module
}

export type BlobReply = Exclude<BlobOutcome, { kind: 'done' } | { kind: 'cancelled' }> | { readonly kind: 'ended' }

export function isStopped(order: BlobOrder): boolean {
  return Atomics.load(order.control, CONTROL.stop) !== 0
}

/** The system's name of an error, such as ENOSPC. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
