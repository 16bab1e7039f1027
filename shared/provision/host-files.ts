import type { ByteSource } from '../bytes/byte-source.ts'
import type { Evidence } from '../contract/evidence.ts'
import type { DiskFile } from '../disk/virtual-disk.ts'

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
  changedAt(path: string): 'file' | 'size' | undefined
  close(): void
}

export interface TargetLock {
  /** Locks of others that were broken on request. */
  readonly broken: readonly Evidence[]
  /** What stood in the way and was taken away. */
  readonly evidence: readonly Evidence[]
  release(): void
}
