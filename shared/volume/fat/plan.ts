import { readExactly } from '../../bytes/byte-source.ts'
import { phrase } from '../../phrase/phrase.ts'
import type { Allocation } from './allocation.ts'
import { clusterOffset, extentsOfChain } from './chains.ts'
import { fatFault } from './faults.ts'
import { addEntry, type Folder, folderIn, openFolder, type Planner, startPlanner } from './folders.ts'
import { ATTRIBUTE, INFO, INFO_LEAD, INFO_STRUCTURE } from './layout.ts'
import { foldName, isLegalName, renewEntry } from './names.ts'
import type { FatVolume } from './open.ts'
import { partsOf } from './read.ts'
import { staleIn } from './table.ts'

/** A file to put onto a FAT volume; its folders are made as needed, a file of the same name is replaced. */
export interface FatFile {
  readonly path: string
  readonly bytes: Uint8Array
  readonly time: Date
}

interface FatWrite {
  readonly offset: number
  readonly bytes: Uint8Array
}

/** Writes of a plan, offsets from the volume's start. The boot sector is not among them. */
export interface FatPlan {
  readonly writes: readonly FatWrite[]
  /** Offset of a cluster that stays free; undefined when the volume is full. */
  readonly spareAt: number | undefined
}

/**
 * Decides every cluster before anything is written; of a path that is given twice the last counts.
 * Faults: `target-too-small`, `target-damaged`, `target-unsupported` when a folder is where a file must go, or the reverse.
 */
export function planFatFiles(volume: FatVolume, files: readonly FatFile[]): FatPlan {
  const planner = startPlanner(volume)
  const root = openFolder(planner, volume.rootCluster)
  const byPath = new Map(files.map((file) => [foldName(partsOf(file.path).join('\\')), file]))
  const writes = [...byPath.values()].flatMap((file) => putFile(planner, root, file))
  for (const { chain, bytes } of planner.folders) {
    if (volume.rootArea !== undefined && chain.length === 0) writes.push({ offset: volume.rootArea.offset, bytes })
    else writes.push(...chainWrites(volume, chain, bytes))
  }
  const { tablePlace, fatCount } = volume
  const changes = planner.clusters.table.changes()
  for (let copy = 0; copy < fatCount; copy++) {
    const start = tablePlace.offset + copy * tablePlace.length
    for (const { offset, bytes } of changes) writes.push({ offset: start + offset, bytes })
    if (copy > 0) writes.push(...mendedTable(volume, start, changes))
  }
  const info = infoWrite(volume, planner.clusters)
  if (info !== undefined) writes.push(info)
  const { lastFree } = planner.clusters
  return { writes, spareAt: lastFree === undefined ? undefined : clusterOffset(volume, lastFree) }
}

/** What a further table has otherwise than the first, besides the changes: Windows and firmware may read either. */
function mendedTable({ tablePlace }: FatVolume, start: number, changes: readonly FatWrite[]): readonly FatWrite[] {
  return Array.from(staleIn(tablePlace, start))
    .filter(({ offset: at }) => !changes.some(({ offset, bytes }) => offset <= at && at < offset + bytes.length))
    .map(({ offset, bytes }) => ({ offset: start + offset, bytes }))
}

function putFile(planner: Planner, root: Folder, file: FatFile): readonly FatWrite[] {
  const parts = partsOf(file.path)
  const name = parts.at(-1) ?? ''
  if (parts.length === 0 || !parts.every(isLegalName))
    throw fatFault('target-unsupported', { feature: phrase('fat-file-name', { path: file.path }) })
  let folder = root
  for (const part of parts.slice(0, -1)) folder = folderIn(planner, folder, part, file.time)
  const old = folder.entries.get(foldName(name))
  if (old?.isDirectory)
    throw fatFault('target-unsupported', { feature: phrase('folder-in-the-way', { path: file.path }) })
  planner.clusters.free(old?.cluster ?? 0)
  const chain = planner.clusters.take(Math.ceil(file.bytes.length / planner.volume.clusterSize))
  const facts = { attributes: ATTRIBUTE.archive, cluster: chain[0] ?? 0, size: file.bytes.length, time: file.time }
  if (old === undefined) addEntry(planner, folder, name, facts)
  else renewEntry(folder.bytes, old.at, facts)
  return chainWrites(planner.volume, chain, file.bytes)
}

function chainWrites(volume: FatVolume, chain: readonly number[], bytes: Uint8Array): readonly FatWrite[] {
  let done = 0
  return extentsOfChain(volume, chain).map(({ offset, length }) => {
    const part = new Uint8Array(length)
    part.set(bytes.subarray(done, done + length))
    done += length
    return { offset, bytes: part }
  })
}

/** The FSInfo sector with the new count of free clusters; undefined when the volume has none. */
function infoWrite(volume: FatVolume, clusters: Allocation): FatWrite | undefined {
  const offset = volume.infoSector * volume.sectorSize
  const bytes = offset === 0 ? undefined : readExactly(volume.source, offset, volume.sectorSize)
  if (bytes === undefined) return undefined
  const view = new DataView(bytes.buffer)
  const isInfo =
    view.getUint32(INFO.lead, true) === INFO_LEAD && view.getUint32(INFO.structure, true) === INFO_STRUCTURE
  if (!isInfo) return undefined
  view.setUint32(INFO.freeClusters, clusters.freeCount, true)
  view.setUint32(INFO.nextFree, clusters.nextFree, true)
  return { offset, bytes }
}
