import { phrase } from '../../phrase/phrase.ts'
import { type Allocation, allocate } from './allocation.ts'
import { chainOf, readDirectoryBytes } from './chains.ts'
import { endOfEntries, type FatEntry, listEntries } from './directory.ts'
import { fatFault } from './faults.ts'
import { ATTRIBUTE, ENTRY, LARGEST_DIRECTORY } from './layout.ts'
import { displayedName, type EntryFacts, entryBytes, foldName, uniqueShortName } from './names.ts'
import type { FatVolume } from './open.ts'

/** A folder that files go to, as it will be; FAT16's root has no chain and cannot grow. */
export interface Folder {
  readonly chain: number[]
  bytes: Uint8Array
  /** Where the next entry goes. */
  end: number
  /** What is in the folder, by long names and aliases. */
  readonly entries: Map<string, Pick<FatEntry, 'isDirectory' | 'cluster' | 'at'>>
  /** Folders in it that files go to, by the places of their entries. */
  readonly folders: Map<number, Folder>
}

/** What a plan knows while files are put onto a volume. */
export interface Planner {
  readonly volume: FatVolume
  readonly clusters: Allocation
  /** All folders that files go to, the root first. */
  readonly folders: Folder[]
  /** First clusters of those folders: one that is found twice lies within itself. */
  readonly openClusters: Set<number>
}

export function startPlanner(volume: FatVolume): Planner {
  return { volume, clusters: allocate(volume), folders: [], openClusters: new Set() }
}

/** The folder of that name, made when there is none. Faults as `planFatFiles`. */
export function folderIn(planner: Planner, parent: Folder, name: string, time: Date): Folder {
  const entry = parent.entries.get(foldName(name))
  if (entry === undefined) return newFolder(planner, parent, name, time)
  const known = parent.folders.get(entry.at)
  if (known !== undefined) return known
  if (!entry.isDirectory) throw fatFault('target-unsupported', { feature: phrase('file-in-the-way', { path: name }) })
  const folder = openFolder(planner, entry.cluster)
  parent.folders.set(entry.at, folder)
  return folder
}

/** The folder at a cluster of the volume. Fault: `target-damaged`. */
export function openFolder(planner: Planner, cluster: number): Folder {
  const { volume, clusters, openClusters } = planner
  if (openClusters.has(cluster)) throw fatFault('target-damaged', { part: phrase('efi-system-partition') })
  const changed = { ...volume, table: clusters.table }
  const isFixed = cluster === 0 && volume.rootArea !== undefined
  const chain = isFixed ? [] : [...chainOf(changed, cluster)]
  const bytes = readDirectoryBytes(changed, cluster)
  // What lies behind the end mark may be anything, and would come alive when the mark moves.
  const end = endOfEntries(bytes)
  bytes.fill(0, end)
  clusters.pin(chain)
  const listed = listEntries(bytes, volume.kind)
  // An alias gives way to the long name of another entry.
  const entries: Folder['entries'] = new Map(listed.map((entry) => [foldName(entry.shortName), entry]))
  for (const entry of listed) entries.set(foldName(entry.name), entry)
  return keepFolder(planner, { chain, bytes, end, entries, folders: new Map() })
}

function newFolder(planner: Planner, parent: Folder, name: string, time: Date): Folder {
  const chain = [...planner.clusters.take(1)]
  const bytes = new Uint8Array(planner.volume.clusterSize)
  const facts = { attributes: ATTRIBUTE.directory, cluster: chain[0] ?? 0, size: 0, time }
  // The root is named 0 by the folders in it, whatever its cluster (FAT specification, "Directory Creation").
  const up = parent === planner.folders[0] ? 0 : (parent.chain[0] ?? 0)
  bytes.set(entryBytes('', '.          ', facts))
  bytes.set(entryBytes('', '..         ', { ...facts, cluster: up }), ENTRY.bytes)
  const folder = { chain, bytes, end: 2 * ENTRY.bytes, entries: new Map(), folders: new Map() }
  parent.folders.set(addEntry(planner, parent, name, facts), folder)
  return keepFolder(planner, folder)
}

function keepFolder(planner: Planner, folder: Folder): Folder {
  planner.openClusters.add(folder.chain[0] ?? 0)
  planner.folders.push(folder)
  return folder
}

/** Lists a file or folder in `folder`, which grows as needed; returns the place of its entry. */
export function addEntry(planner: Planner, folder: Folder, name: string, facts: EntryFacts): number {
  const shortName = uniqueShortName(name, folder.entries)
  const bytes = entryBytes(name, shortName, facts)
  while (folder.end + bytes.length > folder.bytes.length) {
    if (folder.chain.length === 0)
      throw fatFault('target-too-small', { needed: folder.end + bytes.length, available: folder.bytes.length })
    if (folder.bytes.length + planner.volume.clusterSize > LARGEST_DIRECTORY)
      throw fatFault('target-unsupported', { feature: phrase('fat-folder-full', { entries: 65_536 }) })
    folder.chain.push(planner.clusters.append(folder.chain))
    const grown = new Uint8Array(folder.chain.length * planner.volume.clusterSize)
    grown.set(folder.bytes)
    folder.bytes = grown
  }
  folder.bytes.set(bytes, folder.end)
  folder.end += bytes.length
  const entry = {
    isDirectory: (facts.attributes & ATTRIBUTE.directory) !== 0,
    cluster: facts.cluster,
    at: folder.end - ENTRY.bytes,
  }
  folder.entries.set(foldName(displayedName(shortName)), entry)
  folder.entries.set(foldName(name), entry)
  return entry.at
}
