import type { ByteSource } from '../bytes/byte-source.ts'
import type { DiskFile } from '../disk/virtual-disk.ts'
import type { FirstBootHost } from '../firstboot/host.ts'
import type { Codecs } from '../wim/codec/codecs.ts'
import type { BlobPool } from './blob-job.ts'
import type { ReadMedia } from './media-pass.ts'
import type { ReadBackPool } from './read-back-job.ts'
import type { ProvisionRequest, ProvisionTarget, RunRecord } from './request.ts'
import type { TargetJob } from './target-job.ts'

export interface MediaFile extends ByteSource {
  /** Whether `path` leads to another file now, or the file's size or time of writing is another one than at opening. */
  isChangedAt(path: string): boolean
  close(): void
}

/** A target's image file, open for writing. All offsets are bytes of the file; `size` is its length now. */
export interface TargetFile extends DiskFile {
  /** Waits until everything written lies on the disk. */
  flush(): void
  /** What is no longer as it was opened, when `path` leads to another file or the file was cut or lengthened by another. */
  changedAt(path: string): string | undefined
  close(): void
}

export interface TargetLock {
  /** What stood in the way and was taken away. */
  readonly evidence: readonly string[]
  release(): void
}

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
export interface ProvisionHost extends FirstBootHost {
  openMedia(path: string): MediaFile
  openTarget(path: string): TargetFile
  /** Holds the target for one run; `mayBreak` also against another computer. Faults `target-in-use`, `target-locked`. */
  lockTarget(path: string, run: string, mayBreak: boolean): TargetLock
  readonly readMedia: ReadMedia
  /** Random GUID as text. */
  newGuid(): string
  readonly codecs: Codecs
  readonly sha1: (...parts: readonly Uint8Array[]) => Uint8Array
  createSha256(): Digest
  readonly blobs: BlobPool
  readonly readBack: ReadBackPool
  /** For jobs of several targets, where one must not hold up the others; without it they share a thread. */
  readonly runApart?: RunApart
}
