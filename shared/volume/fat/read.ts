import { phrase } from '../../phrase/phrase.ts'
import { readContent, readDirectoryBytes } from './chains.ts'
import { type FatEntry, listEntries } from './directory.ts'
import { fatFault } from './faults.ts'
import { foldName } from './names.ts'
import type { FatVolume } from './open.ts'

const LARGEST_FILE = 256 << 20

/** The file at a path, letter case ignored; undefined when there is none, or more than 256 MiB. Fault: `target-damaged`. */
export function readFatFile(volume: FatVolume, path: string): Uint8Array | undefined {
  let cluster = volume.rootCluster
  const parts = partsOf(path)
  for (const [index, part] of parts.entries()) {
    const entry = findEntry(listEntries(readDirectoryBytes(volume, cluster), volume.kind), part)
    if (entry === undefined || entry.isDirectory !== index < parts.length - 1) return undefined
    if (!entry.isDirectory)
      return entry.size > LARGEST_FILE ? undefined : readContent(volume, entry.cluster, entry.size)
    cluster = entry.cluster
  }
  return undefined
}

/** The entry that a name means: by its long name or, when there is none, its alias; letter case ignored. */
function findEntry(entries: readonly FatEntry[], name: string): FatEntry | undefined {
  const wanted = foldName(name)
  return (
    entries.find((entry) => foldName(entry.name) === wanted) ??
    entries.find((entry) => foldName(entry.shortName) === wanted)
  )
}

export interface FatListing {
  /** From the root, parts separated by `\`. */
  readonly path: string
  readonly isDirectory: boolean
  readonly size: number
}

/** Everything on the volume, folders before what is in them. Fault: `target-damaged`, for folders within themselves too. */
export function listFat(volume: FatVolume): readonly FatListing[] {
  const found: FatListing[] = []
  const seen = new Set<number>()
  const open = [{ path: '', cluster: volume.rootCluster }]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at.cluster)) throw fatFault('target-damaged', { part: phrase('efi-system-partition') })
    seen.add(at.cluster)
    const entries = listEntries(readDirectoryBytes(volume, at.cluster), volume.kind)
    for (const { name, isDirectory, size, cluster } of entries) {
      const path = `${at.path}\\${name}`
      found.push({ path, isDirectory, size })
      if (isDirectory) open.push({ path, cluster })
    }
  }
  return found
}

export function partsOf(path: string): readonly string[] {
  return path.split(/[\\/]/).filter((part) => part !== '')
}
