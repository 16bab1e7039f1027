import { readExactly } from '../../bytes/byte-source.ts'
import { fatFault } from './faults.ts'
import { ATTRIBUTE, DELETED, ENTRY, FIRST_END, LONG } from './layout.ts'
import type { FatVolume } from './open.ts'

/** A file or folder as its directory lists it. */
export interface FatEntry {
  readonly name: string
  readonly shortName: string
  readonly isDirectory: boolean
  readonly cluster: number
  readonly size: number
  /** Offset of the short entry in the directory's own bytes. */
  readonly at: number
}

const LARGEST_DIRECTORY = 2 << 20
const LARGEST_FILE = 256 << 20

/** Clusters of a chain. Fault: `target-damaged` for a chain that leaves the volume or turns back on itself. */
export function chainOf(volume: FatVolume, first: number): readonly number[] {
  const damaged = () => fatFault('target-damaged', { part: 'EFI system partition' })
  const chain: number[] = []
  for (let cluster = first; cluster < FIRST_END; cluster = volume.table[cluster] ?? 0) {
    if (cluster < 2 || cluster >= volume.clusterEnd || chain.length >= volume.clusterEnd) throw damaged()
    chain.push(cluster)
  }
  return chain
}

export function clusterOffset(volume: FatVolume, cluster: number): number {
  return volume.dataStart + (cluster - 2) * volume.clusterSize
}

/** Bytes of a chain, at most `most`. */
export function readChain(volume: FatVolume, first: number, most: number): Uint8Array {
  const chain = first === 0 ? [] : chainOf(volume, first)
  const bytes = new Uint8Array(Math.min(most, chain.length * volume.clusterSize))
  chain.forEach((cluster, index) => {
    const at = index * volume.clusterSize
    if (at >= bytes.length) return
    const part = readExactly(
      volume.source,
      clusterOffset(volume, cluster),
      Math.min(volume.clusterSize, bytes.length - at),
    )
    if (part === undefined) throw fatFault('target-damaged', { part: 'EFI system partition' })
    bytes.set(part, at)
  })
  return bytes
}

/** Files and folders in a directory's bytes. */
export function listEntries(bytes: Uint8Array): readonly FatEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: FatEntry[] = []
  let long = ''
  for (let at = 0; at + ENTRY.bytes <= bytes.length; at += ENTRY.bytes) {
    const first = bytes[at] ?? 0
    if (first === 0) return found
    const attributes = bytes[at + ENTRY.attributes] ?? 0
    if (first === DELETED) long = ''
    else if ((attributes & ATTRIBUTE.longName) === ATTRIBUTE.longName)
      long = longPart(view, at) + ((first & LONG.lastFlag) !== 0 ? '' : long)
    else {
      if ((attributes & ATTRIBUTE.volumeLabel) === 0) {
        const shortName = shortNameOf(bytes.subarray(at, at + 11))
        found.push({
          name: long === '' ? shortName : long,
          shortName,
          isDirectory: (attributes & ATTRIBUTE.directory) !== 0,
          cluster: (view.getUint16(at + ENTRY.clusterHigh, true) << 16) | view.getUint16(at + ENTRY.clusterLow, true),
          size: view.getUint32(at + ENTRY.size, true),
          at,
        })
      }
      long = ''
    }
  }
  return found
}

/** The file at a path, letter case ignored; undefined when there is none. */
export function readFatFile(volume: FatVolume, path: string): Uint8Array | undefined {
  let cluster = volume.rootCluster
  const parts = path.split(/[\\/]/).filter((part) => part !== '')
  for (const [index, part] of parts.entries()) {
    const wanted = part.toUpperCase()
    const entry = listEntries(readChain(volume, cluster, LARGEST_DIRECTORY)).find(
      ({ name, shortName }) => name.toUpperCase() === wanted || shortName.toUpperCase() === wanted,
    )
    if (entry === undefined || entry.isDirectory !== index < parts.length - 1) return undefined
    if (!entry.isDirectory) return entry.size > LARGEST_FILE ? undefined : readChain(volume, entry.cluster, entry.size)
    cluster = entry.cluster
  }
  return undefined
}

function longPart(view: DataView, at: number): string {
  const units = LONG.unitsAt.map((offset) => view.getUint16(at + offset, true))
  const end = units.indexOf(0)
  return String.fromCharCode(...(end < 0 ? units : units.slice(0, end)))
}

function shortNameOf(bytes: Uint8Array): string {
  const text = (part: Uint8Array) => String.fromCharCode(...part).trimEnd()
  const extension = text(bytes.subarray(8, 11))
  return extension === '' ? text(bytes.subarray(0, 8)) : `${text(bytes.subarray(0, 8))}.${extension}`
}
