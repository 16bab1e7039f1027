import { type ByteDevice, type ByteSource, readExactly } from '../../bytes/byte-source.ts'
import { guidFromText, guidToText } from '../../bytes/guid.ts'
import { phrase } from '../../phrase/phrase.ts'
import { diskFault } from '../faults.ts'
import type { FileRange } from '../file-ranges.ts'
import { hasChecksum, KIB, MIB, setChecksum } from './header.ts'

const TABLE_PLACES = [192 * KIB, 256 * KIB] as const
const TABLE_BYTES = 64 * KIB
const SIGNATURE = 0x69676572
const ENTRY_COUNT = 8
const MOST_ENTRIES = 2047

/** Offsets in an entry, little-endian (MS-VHDX 2.2.3.2); the first follows the table's header. */
const ENTRY = { first: 16, fileOffset: 16, length: 24, required: 28, bytes: 32 } as const

const REGION = {
  blockTable: '2dc27766-f623-4200-9d64-115e9bfd4a08',
  metadata: '8b7ca206-4790-4b9a-b8fe-575f050f886e',
} as const

export interface Regions {
  readonly blockTable: FileRange
  readonly metadata: FileRange
  /** Both and those that this version does not know. */
  readonly all: readonly FileRange[]
}

/** The region table; its second copy stands in for a damaged first. Faults `target-damaged`, `target-unsupported`. */
export function readRegions(file: ByteSource): Regions {
  const damaged = diskFault('target-damaged', { part: phrase('vhdx-region-table') })
  const table = TABLE_PLACES.map((place) => validTable(file, place)).find((copy) => copy !== undefined)
  if (table === undefined) throw damaged
  const regions = new Map<string, FileRange>()
  const count = table.getUint32(ENTRY_COUNT, true)
  for (let index = 0; index < count; index++) {
    const at = ENTRY.first + index * ENTRY.bytes
    const guid = guidToText(new Uint8Array(table.buffer, at, 16))
    const region = {
      start: Number(table.getBigUint64(at + ENTRY.fileOffset, true)),
      length: table.getUint32(at + ENTRY.length, true),
    }
    const isPlaced = region.start >= MIB && region.start % MIB === 0 && region.length > 0 && region.length % MIB === 0
    if (!isPlaced || region.start + region.length > file.size || regions.has(guid)) throw damaged
    const isKnown = guid === REGION.blockTable || guid === REGION.metadata
    if (!isKnown && (table.getUint32(at + ENTRY.required, true) & 1) !== 0)
      throw diskFault('target-unsupported', { feature: phrase('vhdx-region', { guid }) })
    regions.set(guid, region)
  }
  const blockTable = regions.get(REGION.blockTable)
  const metadata = regions.get(REGION.metadata)
  if (blockTable === undefined || metadata === undefined) throw damaged
  return { blockTable, metadata, all: [...regions.values()] }
}

/** Gives a file of which one copy of the table is damaged both again. */
export function repairRegions(file: ByteDevice): void {
  const whole = TABLE_PLACES.find((place) => validTable(file, place) !== undefined)
  const bytes = whole === undefined ? undefined : readExactly(file, whole, TABLE_BYTES)
  if (bytes === undefined) return
  for (const place of TABLE_PLACES) if (validTable(file, place) === undefined) file.writeAt(place, bytes)
}

/** Both copies of the table must be whole. Fault `target-damaged`. */
export function refuseLoneRegions(file: ByteSource): void {
  if (!TABLE_PLACES.every((place) => validTable(file, place) !== undefined))
    throw diskFault('target-damaged', { part: phrase('vhdx-region-table') })
}

function validTable(file: ByteSource, place: number): DataView<ArrayBuffer> | undefined {
  const bytes = readExactly(file, place, TABLE_BYTES)
  if (bytes === undefined) return undefined
  const view = new DataView(bytes.slice().buffer)
  const isTable = view.getUint32(0, true) === SIGNATURE && view.getUint32(ENTRY_COUNT, true) <= MOST_ENTRIES
  return isTable && hasChecksum(bytes) ? view : undefined
}

/** The table's bytes and the places of its two copies. */
export function buildRegionTable(regions: Pick<Regions, 'blockTable' | 'metadata'>) {
  const bytes = new Uint8Array(TABLE_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, SIGNATURE, true)
  const entries = [
    [REGION.blockTable, regions.blockTable],
    [REGION.metadata, regions.metadata],
  ] as const
  view.setUint32(ENTRY_COUNT, entries.length, true)
  entries.forEach(([guid, region], index) => {
    const at = ENTRY.first + index * ENTRY.bytes
    bytes.set(guidFromText(guid), at)
    view.setBigUint64(at + ENTRY.fileOffset, BigInt(region.start), true)
    view.setUint32(at + ENTRY.length, region.length, true)
    view.setUint32(at + ENTRY.required, 1, true)
  })
  setChecksum(bytes)
  return { bytes, places: TABLE_PLACES }
}
