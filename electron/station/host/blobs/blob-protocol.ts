import type { BlobJob, BlobOutcome } from '../../../../shared/provision/media/blob-job.ts'
import type { BlobSlots } from './blob-slots.ts'
import type { BlobUnits } from './blob-units.ts'

/** Places in the shared Int32Array that the threads of a job meet at. */
export const CONTROL = { nextGroup: 0, stop: 1, allHanded: 2, fromCache: 3 } as const

/** In place of a piece's number: its bytes are not there, in a job that goes on without them. */
export const MISSING_PIECE = -1

/** What all threads of a job see. Taker i of the slots is the writer of sink i; the hasher comes after the last. */
export interface BlobShared {
  readonly job: BlobJob
  readonly units: BlobUnits
  readonly slots: BlobSlots
  readonly control: Int32Array
  /** One BigInt64: uncompressed bytes that are done. */
  readonly doneBytes: BigInt64Array
  /** By sink, then unit: 1 when all of the unit lies in the sink. */
  readonly written: Uint8Array
}

export type BlobReply = Exclude<BlobOutcome, { kind: 'done' } | { kind: 'cancelled' }> | { readonly kind: 'ended' }

export function hasherOf({ job }: BlobShared): number {
  return job.sinks.length
}

/** Notes how a row compared where the job asks for it; only otherwise does a row that differs end the job. */
export function isGood({ matches }: BlobJob, row: number, isMatch: boolean): boolean {
  if (matches === undefined) return isMatch
  matches[row] = isMatch ? 1 : 0
  return true
}

export function isStopped({ control }: BlobShared): boolean {
  return Atomics.load(control, CONTROL.stop) !== 0
}

/** The system's name of an error, such as ENOSPC. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
