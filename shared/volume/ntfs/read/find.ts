import { SYSTEM_FILE } from '../layout.ts'
import { compareFolded } from '../upcase.ts'
import { readDirectory } from './directory.ts'
import { type NtfsFile, readFile, readReferenced } from './file.ts'
import type { NtfsReader } from './open.ts'

/**
 * The file at a path such as `\sources\boot.wim`, letter case ignored by the volume's own table; undefined when there is none.
 * Fault: `target-damaged`.
 */
export function findPath(reader: NtfsReader, path: string): NtfsFile | undefined {
  let file = readFile(reader, SYSTEM_FILE.root)
  for (const part of path.split(/[\\/]/).filter((text) => text !== '')) {
    if (!file.isDirectory) return undefined
    const entry = readDirectory(reader, file).find(({ name }) => compareFolded(reader.upcase, name, part) === 0)
    if (entry === undefined) return undefined
    file = readReferenced(reader, entry.reference)
  }
  return file
}
