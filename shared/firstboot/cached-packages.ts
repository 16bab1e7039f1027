import { readDirectory } from '../volume/ntfs/read/directory.ts'
import { findPath } from '../volume/ntfs/read/find.ts'
import type { NtfsReader } from '../volume/ntfs/read/open.ts'

/** Where the engine caches content; that prestaged packages lie there is [inferred] (configmgr.md 2.1). */
const CACHE_PATH = '\\_SMSTaskSequence\\Packages'
const PACKAGE_ID = /^[0-9a-z]{3}[0-9a-f]{5}$/i

/** Ids of the packages in the task-sequence cache, in the order of the directory. */
export function cachedPackages(windows: NtfsReader): readonly string[] {
  const folder = findPath(windows, CACHE_PATH)
  if (folder?.isDirectory !== true) return []
  const names = readDirectory(windows, folder).map(({ name }) => name)
  return [...new Set(names.filter((name) => PACKAGE_ID.test(name)))]
}
