import { readExactly } from '../../bytes/byte-source.ts'
import { fatFault } from './faults.ts'
import { ATTRIBUTE, END_OF_CHAIN, ENTRY, INFO } from './layout.ts'
import { entryBytes, uniqueShortName } from './names.ts'
import type { FatVolume } from './open.ts'
import { chainOf, clusterOffset, listEntries, readChain } from './read.ts'

/** A file to put onto a FAT volume; its folders are made as needed, a file of the same name is replaced. */
export interface FatFile {
  readonly path: string
  readonly bytes: Uint8Array
  readonly time: Date
}

/** Writes of a plan, offsets from the volume's start. The boot sector is not among them. */
export interface FatPlan {
  readonly writes: readonly { readonly offset: number; readonly bytes: Uint8Array }[]
}

interface Folder {
  cluster: number
  bytes: Uint8Array
  readonly folders: Map<string, Folder>
}

const LARGEST_DIRECTORY = 2 << 20

/** Decides every cluster before anything is written. Faults: `target-too-small`, `target-damaged`. */
export function planFatFiles(volume: FatVolume, files: readonly FatFile[]): FatPlan {
  const planner = new FatPlanner(volume)
  for (const file of files) planner.put(file)
  return planner.finish()
}

/** Holds the table and directories of a volume while files are put onto it. */
class FatPlanner {
  private readonly volume: FatVolume
  private readonly table: Uint32Array
  private readonly root: Folder
  private readonly contents: { readonly chain: readonly number[]; readonly bytes: Uint8Array }[] = []
  private nextFree = 2

  constructor(volume: FatVolume) {
    this.volume = volume
    this.table = volume.table.slice()
    this.root = {
      cluster: volume.rootCluster,
      bytes: readChain(volume, volume.rootCluster, LARGEST_DIRECTORY),
      folders: new Map(),
    }
  }

  put(file: FatFile): void {
    const parts = file.path.split(/[\\/]/).filter((part) => part !== '')
    const name = parts.pop() ?? ''
    let folder = this.root
    for (const part of parts) folder = this.folderIn(folder, part, file.time)
    const old = listEntries(folder.bytes).find((entry) => entry.name.toUpperCase() === name.toUpperCase())
    if (old !== undefined) this.free(old.cluster)
    const chain = this.take(Math.ceil(file.bytes.length / this.volume.clusterSize))
    this.contents.push({ chain, bytes: file.bytes })
    const facts = { attributes: ATTRIBUTE.archive, cluster: chain[0] ?? 0, size: file.bytes.length, time: file.time }
    if (old === undefined) this.addEntry(folder, name, facts)
    else {
      const view = new DataView(folder.bytes.buffer, folder.bytes.byteOffset)
      view.setUint16(old.at + ENTRY.clusterHigh, facts.cluster >>> 16, true)
      view.setUint16(old.at + ENTRY.clusterLow, facts.cluster & 0xffff, true)
      view.setUint32(old.at + ENTRY.size, facts.size, true)
    }
  }

  finish(): FatPlan {
    const { volume } = this
    const writes: { offset: number; bytes: Uint8Array }[] = []
    const writeChain = (chain: readonly number[], bytes: Uint8Array) => {
      chain.forEach((cluster, index) => {
        const part = new Uint8Array(volume.clusterSize)
        part.set(bytes.subarray(index * volume.clusterSize, (index + 1) * volume.clusterSize))
        writes.push({ offset: clusterOffset(volume, cluster), bytes: part })
      })
    }
    for (const { chain, bytes } of this.contents) writeChain(chain, bytes)
    const open = [this.root]
    for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
      writeChain(this.chain(folder.cluster), folder.bytes)
      open.push(...folder.folders.values())
    }
    const table = new Uint8Array(this.table.slice().buffer)
    for (let copy = 0; copy < volume.fatCount; copy++)
      writes.push({ offset: volume.reservedSectors * volume.sectorSize + copy * volume.fatBytes, bytes: table })
    const info = this.infoSector()
    if (info !== undefined) writes.push(info)
    return { writes }
  }

  private folderIn(parent: Folder, name: string, time: Date): Folder {
    const key = name.toUpperCase()
    const known = parent.folders.get(key)
    if (known !== undefined) return known
    const entry = listEntries(parent.bytes).find((other) => other.name.toUpperCase() === key)
    const folder: Folder =
      entry === undefined
        ? this.newFolder(parent, name, time)
        : {
            cluster: entry.cluster,
            bytes: readChain(this.volume, entry.cluster, LARGEST_DIRECTORY),
            folders: new Map(),
          }
    parent.folders.set(key, folder)
    return folder
  }

  private newFolder(parent: Folder, name: string, time: Date): Folder {
    const [cluster = 0] = this.take(1)
    const bytes = new Uint8Array(this.volume.clusterSize)
    const facts = { attributes: ATTRIBUTE.directory, cluster, size: 0, time }
    const up = parent === this.root ? 0 : parent.cluster
    bytes.set(entryBytes('', '.          ', facts))
    bytes.set(entryBytes('', '..         ', { ...facts, cluster: up }), ENTRY.bytes)
    this.addEntry(parent, name, facts)
    return { cluster, bytes, folders: new Map() }
  }

  private addEntry(folder: Folder, name: string, facts: Parameters<typeof entryBytes>[2]): void {
    const taken = new Set(listEntries(folder.bytes).map((entry) => entry.shortName.toUpperCase()))
    const entry = entryBytes(name, uniqueShortName(name, taken), facts)
    let end = 0
    while (end < folder.bytes.length && folder.bytes[end] !== 0) end += ENTRY.bytes
    while (end + entry.length + ENTRY.bytes > folder.bytes.length) this.grow(folder)
    folder.bytes.set(entry, end)
  }

  private grow(folder: Folder): void {
    const [cluster = 0] = this.take(1)
    this.table[this.chain(folder.cluster).at(-1) ?? 0] = cluster
    const bytes = new Uint8Array(folder.bytes.length + this.volume.clusterSize)
    bytes.set(folder.bytes)
    folder.bytes = bytes
  }

  private take(count: number): number[] {
    const chain: number[] = []
    while (chain.length < count) {
      while (this.nextFree < this.volume.clusterEnd && this.table[this.nextFree] !== 0) this.nextFree += 1
      if (this.nextFree >= this.volume.clusterEnd) {
        const free = chain.length * this.volume.clusterSize
        throw fatFault('target-too-small', { needed: count * this.volume.clusterSize, available: free })
      }
      const previous = chain.at(-1)
      if (previous !== undefined) this.table[previous] = this.nextFree
      this.table[this.nextFree] = END_OF_CHAIN
      chain.push(this.nextFree)
    }
    return chain
  }

  private free(first: number): void {
    for (const cluster of first === 0 ? [] : this.chain(first)) this.table[cluster] = 0
    this.nextFree = 2
  }

  private chain(first: number): readonly number[] {
    return chainOf({ ...this.volume, table: this.table }, first)
  }

  private infoSector(): { offset: number; bytes: Uint8Array } | undefined {
    const offset = this.volume.infoSector * this.volume.sectorSize
    const bytes = offset === 0 ? undefined : readExactly(this.volume.source, offset, this.volume.sectorSize)
    if (bytes === undefined) return undefined
    let free = 0
    for (let cluster = 2; cluster < this.volume.clusterEnd; cluster++) if (this.table[cluster] === 0) free += 1
    const view = new DataView(bytes.buffer)
    view.setUint32(INFO.freeClusters, free, true)
    view.setUint32(INFO.nextFree, this.nextFree, true)
    return { offset, bytes }
  }
}
