import type { FirstBootHost } from '../firstboot/host.ts'
import type { MediaFile, TargetFile, TargetLock } from './host-files.ts'
import type { BlobPool } from './media/blob-job.ts'
import type { ReadMedia } from './media/media-pass.ts'
import type { MediaDecoding } from './media/open-media.ts'
import type { ReadBackPool } from './read-back-job.ts'
import type { ProvisionRequest, ProvisionTarget, RunRecord } from './request.ts'
import type { TargetJob } from './target-job.ts'

export interface Digest {
  update(bytes: Uint8Array): void
  digest(): Uint8Array
}

/** Carries out the run of one target elsewhere, as `runTarget` does it here. */
export type RunApart = (
  target: ProvisionTarget,
  request: ProvisionRequest,
  job: TargetJob,
  host: ProvisionHost,
  record: RunRecord,
  signal: AbortSignal,
) => Promise<void>

/** What the pipeline asks of the machine it runs on. */
export interface ProvisionHost extends FirstBootHost, MediaDecoding {
  openMedia(path: string): MediaFile
  openTarget(path: string): TargetFile
  /** Holds the target for one run; `mayBreak` also against another computer. Faults `target-in-use`, `target-locked`. */
  lockTarget(path: string, run: string, mayBreak: boolean): TargetLock
  readonly readMedia: ReadMedia
  /** Random GUID as text. */
  newGuid(): string
  createSha256(): Digest
  /** Gives back memory that is no longer needed; to be called where there is much of it. */
  clearHeap(): Promise<void>
  readonly blobs: BlobPool
  readonly readBack: ReadBackPool
  /** For jobs of several targets, where one must not hold up the others; without it they share a thread. */
  readonly runApart?: RunApart
}
