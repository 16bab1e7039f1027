import { readDirectory } from '../volume/ntfs/read/directory.ts'
import { findPath } from '../volume/ntfs/read/find.ts'
import type { NtfsReader } from '../volume/ntfs/read/open.ts'
import { CACHE_PATH, packageName } from './prestaged-paths.ts'

/** Ids of the packages in the task-sequence cache, in the order of the directory. */
export function cachedPackages(windows: NtfsReader): readonly string[] {
  const folder = findPath(windows, CACHE_PATH)
  if (folder?.isDirectory !== true) return []
  const ids = readDirectory(windows, folder).flatMap(({ name }) => packageName(name)?.id ?? [])
  return [...new Set(ids)]
}
