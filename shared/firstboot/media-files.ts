import type { NtfsReader } from '../volume/ntfs/read/open.ts'
import { readSmall } from '../volume/ntfs/read/read-small.ts'
import { cachedPackages } from './cached-packages.ts'

/** What Windows PE needs of the media it started from. */
export interface MediaFiles {
  /** The whole of a file of at most `most` bytes; undefined when there is none. */
  read(path: string, most: number): Uint8Array | undefined
  /** Ids of the packages in the task-sequence cache. */
  packages(): readonly string[]
}

/** The media as it was applied to a volume. Faults while reading: those of the volume. */
export function appliedMedia(windows: NtfsReader): MediaFiles {
  return {
    read: (path, most) => readSmall(windows, path, most),
    packages: () => cachedPackages(windows),
  }
}
