import { evidence } from '../contract/evidence.ts'
import { readDirectory } from '../volume/ntfs/read/directory.ts'
import { type NtfsFile, readReferenced } from '../volume/ntfs/read/file.ts'
import { findPath } from '../volume/ntfs/read/find.ts'
import type { NtfsReader } from '../volume/ntfs/read/open.ts'
import { streamSource } from '../volume/ntfs/read/stream.ts'
import { CACHE_PATH, packageName } from './prestaged-paths.ts'
import type { Finding, Note } from './walk.ts'

const MOST_FILES = 100_000
const MOST_DEPTH = 64

interface KnownPackage {
  readonly id: string
  readonly version: number | undefined
  readonly folder: NtfsFile
}

/** The packages of the task-sequence cache, each with what lies in its folder; where they lie is [inferred]. */
export function listPackages(windows: NtfsReader, note: Note): Finding<undefined> {
  const found = new Map<string, KnownPackage>()
  const cache = findPath(windows, CACHE_PATH)
  const entries = cache?.isDirectory === true ? readDirectory(windows, cache) : []
  for (const { name, reference } of entries) {
    const known = packageName(name)
    const folder = known && readReferenced(windows, reference)
    if (known === undefined || folder?.isDirectory !== true) continue
    found.set(name.toUpperCase(), { ...known, folder })
  }
  const count = new FileCount()
  for (const { id, version, folder } of found.values()) {
    const { files, bytes } = count.below(windows, folder)
    const facts = { package: id, count: files, bytes }
    note(
      version === undefined
        ? evidence('media-package-unversioned', facts)
        : evidence('media-package', { ...facts, version: String(version) }),
    )
  }
  return {
    value: undefined,
    basis: 'inferred',
    evidence: [evidence('media-packages', { count: found.size, folder: CACHE_PATH })],
  }
}

/** Counts files, all together no more than an honest cache has. */
class FileCount {
  private seen = 0

  below(windows: NtfsReader, folder: NtfsFile): { readonly files: number; readonly bytes: number } {
    const numbers = new Set<number>()
    const open = [{ folder, depth: 0 }]
    let files = 0
    let bytes = 0
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const { reference } of readDirectory(windows, at.folder)) {
        // A file with a long and a DOS name has two entries.
        if (numbers.has(reference.record) || this.seen >= MOST_FILES) continue
        numbers.add(reference.record)
        this.seen += 1
        const file = readReferenced(windows, reference)
        if (file.isDirectory) {
          if (at.depth < MOST_DEPTH) open.push({ folder: file, depth: at.depth + 1 })
          continue
        }
        files += 1
        bytes += streamSource(windows, file).size
      }
    }
    return { files, bytes }
  }
}
