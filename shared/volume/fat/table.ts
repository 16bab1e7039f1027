import { type ByteSource, readExactly } from '../../bytes/byte-source.ts'
import { sameBytes } from '../../bytes/same-bytes.ts'
import { phrase } from '../../phrase/phrase.ts'
import { fatFault } from './faults.ts'
import { type FatKind, FIRST_CLUSTER, WIDTHS } from './layout.ts'

/** Allocation table of a volume, read as it is asked for. */
export interface FatTable {
  /** What is stored for a cluster, without the reserved bits. Fault: `target-damaged` when it cannot be read. */
  get(cluster: number): number
}

/** A table whose changes stay in memory. */
export interface ChangedTable extends FatTable {
  /** The reserved bits stay as they are. */
  set(cluster: number, value: number): void
  /** Changed pieces of the table, offsets from its start, in ascending order. */
  changes(): readonly { readonly offset: number; readonly bytes: Uint8Array }[]
}

/** Where the first table of a volume lies, in bytes. */
export interface TablePlace {
  readonly source: ByteSource
  readonly kind: FatKind
  readonly offset: number
  readonly length: number
}

/** A whole number of sectors of every size. */
const PAGE_BYTES = 4096
/** Pages that are kept for being read again: 64 MiB of them. */
const MOST_PAGES = 16_384
const SCAN_BYTES = 1 << 20

export function openTable(place: TablePlace): FatTable {
  const page = cachedPages(place)
  return { get: (cluster) => readEntry(place, page, cluster) & WIDTHS[place.kind].mask }
}

export function changeTable(place: TablePlace): ChangedTable {
  const { bytes: width, mask } = WIDTHS[place.kind]
  const cached = cachedPages(place)
  const changed = new Map<number, Uint8Array>()
  const page = (number: number) => changed.get(number) ?? cached(number)
  return {
    get: (cluster) => readEntry(place, page, cluster) & mask,
    set(cluster, value) {
      const at = cluster * width
      const number = Math.floor(at / PAGE_BYTES)
      const own = changed.get(number) ?? cached(number).slice()
      changed.set(number, own)
      const view = new DataView(own.buffer)
      const within = at - number * PAGE_BYTES
      if (place.kind === 'fat16') view.setUint16(within, value, true)
      else view.setUint32(within, ((view.getUint32(within, true) & ~mask) | value) >>> 0, true)
    },
    changes: () => joined(changed),
  }
}

/** How many of the clusters up to `clusterEnd` are free; reads the whole table and keeps none of it. */
export function countFree(place: TablePlace, clusterEnd: number): number {
  const { bytes: width, mask } = WIDTHS[place.kind]
  let free = 0
  for (let first = FIRST_CLUSTER; first < clusterEnd; ) {
    const count = Math.min(SCAN_BYTES / width, clusterEnd - first)
    const bytes = readExactly(place.source, place.offset + first * width, count * width)
    if (bytes === undefined) throw damaged()
    if (place.kind === 'fat16') for (const entry of new Uint16Array(bytes.buffer)) free += entry === 0 ? 1 : 0
    else for (const entry of new Uint32Array(bytes.buffer)) free += (entry & mask) === 0 ? 1 : 0
    first += count
  }
  return free
}

/** Pages of the first table that a copy of it, at `copyAt`, holds otherwise; offsets from the table's start. */
export function* staleIn(
  { source, offset, length }: TablePlace,
  copyAt: number,
): Generator<{ readonly offset: number; readonly bytes: Uint8Array }, void> {
  for (let at = 0; at < length; at += SCAN_BYTES) {
    const size = Math.min(SCAN_BYTES, length - at)
    const first = readExactly(source, offset + at, size)
    const copy = readExactly(source, copyAt + at, size)
    if (first === undefined || copy === undefined) throw damaged()
    for (let page = 0; page < size; page += PAGE_BYTES) {
      const bytes = first.subarray(page, page + PAGE_BYTES)
      if (!sameBytes(bytes, copy.subarray(page, page + PAGE_BYTES))) yield { offset: at + page, bytes }
    }
  }
}

function cachedPages({ source, offset, length }: TablePlace): (number: number) => Uint8Array {
  const pages = new Map<number, Uint8Array>()
  return (number) => {
    const known = pages.get(number)
    if (known !== undefined) return known
    const start = number * PAGE_BYTES
    const bytes = readExactly(source, offset + start, Math.min(PAGE_BYTES, length - start))
    if (bytes === undefined) throw damaged()
    if (pages.size >= MOST_PAGES) pages.clear()
    pages.set(number, bytes)
    return bytes
  }
}

function readEntry(place: TablePlace, page: (number: number) => Uint8Array, cluster: number): number {
  const at = cluster * WIDTHS[place.kind].bytes
  const number = Math.floor(at / PAGE_BYTES)
  const bytes = page(number)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const within = at - number * PAGE_BYTES
  return place.kind === 'fat16' ? view.getUint16(within, true) : view.getUint32(within, true)
}

/** Pages in their order, neighbours in one piece. */
function joined(pages: ReadonlyMap<number, Uint8Array>) {
  const pieces: { offset: number; parts: Uint8Array[]; length: number }[] = []
  for (const [number, bytes] of [...pages].sort(([a], [b]) => a - b)) {
    const last = pieces.at(-1)
    if (last !== undefined && last.offset + last.length === number * PAGE_BYTES) {
      last.parts.push(bytes)
      last.length += bytes.length
    } else pieces.push({ offset: number * PAGE_BYTES, parts: [bytes], length: bytes.length })
  }
  return pieces.map(({ offset, parts, length }) => {
    const bytes = new Uint8Array(length)
    let at = 0
    for (const part of parts) {
      bytes.set(part, at)
      at += part.length
    }
    return { offset, bytes }
  })
}

function damaged() {
  return fatFault('target-damaged', { part: phrase('efi-system-partition') })
}
