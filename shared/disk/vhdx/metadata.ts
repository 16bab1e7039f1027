import { type ByteSource, readExactly } from '../../bytes/byte-source.ts'
import { guidFromText, guidToText } from '../../bytes/guid.ts'
import { phrase } from '../../phrase/phrase.ts'
import { diskFault } from '../faults.ts'
import type { FileRange } from '../file-ranges.ts'
import { KIB, MIB } from './header.ts'

const SIGNATURE = 'metadata'
const TABLE_BYTES = 64 * KIB
const ENTRY_COUNT = 10
const MOST_ENTRIES = 2047
/** Offsets in a table entry, little-endian (MS-VHDX 2.6.1.2); the first follows the table's header. */
const ENTRY = { first: 32, offset: 16, length: 20, flags: 24, bytes: 32 } as const
const FLAG = { isUser: 1, isVirtualDisk: 2, isRequired: 4 } as const

const ITEM = {
  fileParameters: 'caa16737-fa36-4d43-b3b6-33f0aa44e76b',
  diskSize: '2fa54224-cd1b-4876-b211-5dbed83bf4b8',
  diskId: 'beca12ab-b2e6-4523-93ef-c309e000c746',
  logicalSector: '8141bf1d-a96f-4709-ba47-f233a8faab5f',
  physicalSector: 'cda348c7-445d-4471-9cc9-e9885251c556',
  parentLocator: 'a8d35f2d-b30b-454d-abf7-d3d84834ab0c',
} as const
const KNOWN: ReadonlySet<string> = new Set(Object.values(ITEM))

/** Bits of the file parameters (MS-VHDX 2.6.2.1). */
const PARAMETER = { leaveBlocksAllocated: 1, hasParent: 2 } as const
const LARGEST_BLOCK = 256 * MIB
const LARGEST_DISK = 64 * 2 ** 40

/** What the metadata region says of the disk. Sizes in bytes. */
export interface DiskParameters {
  readonly diskSize: number
  readonly blockSize: number
  readonly sectorSize: number
  readonly physicalSectorSize: number
  /** "Leave blocks allocated": all blocks have their places from the start. */
  readonly isFixed: boolean
}

/** Faults `target-damaged`, `target-unsupported` for a disk with a parent or an unknown required item. */
export function readMetadata(file: ByteSource, region: FileRange): DiskParameters {
  const items = readItems(file, region)
  const valueAt = (item: string, length: number): DataView => {
    const place = items.get(item)
    const bytes = place?.length === length ? readExactly(file, place.start, length) : undefined
    if (bytes === undefined) throw damaged()
    return new DataView(bytes.buffer)
  }
  const parameters = valueAt(ITEM.fileParameters, 8)
  const flags = parameters.getUint32(4, true)
  if ((flags & PARAMETER.hasParent) !== 0)
    throw diskFault('target-unsupported', { feature: phrase('vhdx-differencing') })
  const facts: DiskParameters = {
    diskSize: Number(valueAt(ITEM.diskSize, 8).getBigUint64(0, true)),
    blockSize: parameters.getUint32(0, true),
    sectorSize: valueAt(ITEM.logicalSector, 4).getUint32(0, true),
    physicalSectorSize: valueAt(ITEM.physicalSector, 4).getUint32(0, true),
    isFixed: (flags & PARAMETER.leaveBlocksAllocated) !== 0,
  }
  if (!areValid(facts)) throw damaged()
  return facts
}

export function areValid({ diskSize, blockSize, sectorSize, physicalSectorSize }: DiskParameters): boolean {
  const isSector = (bytes: number) => bytes === 512 || bytes === 4096
  const isBlock = blockSize >= MIB && blockSize <= LARGEST_BLOCK && (blockSize & (blockSize - 1)) === 0
  const isDisk = diskSize > 0 && diskSize <= LARGEST_DISK && diskSize % sectorSize === 0
  return isSector(sectorSize) && isSector(physicalSectorSize) && isBlock && isDisk
}

function readItems(file: ByteSource, region: FileRange): ReadonlyMap<string, FileRange> {
  const table = readExactly(file, region.start, TABLE_BYTES)
  if (table === undefined || String.fromCharCode(...table.subarray(0, 8)) !== SIGNATURE) throw damaged()
  const view = new DataView(table.buffer)
  const count = view.getUint16(ENTRY_COUNT, true)
  if (count > MOST_ENTRIES) throw damaged()
  const items = new Map<string, FileRange>()
  for (let index = 0; index < count; index++) {
    const at = ENTRY.first + index * ENTRY.bytes
    const flags = view.getUint32(at + ENTRY.flags, true)
    const guid = guidToText(table.subarray(at, at + 16))
    if ((flags & FLAG.isUser) !== 0 || !KNOWN.has(guid)) {
      if ((flags & FLAG.isRequired) === 0) continue
      throw diskFault('target-unsupported', { feature: phrase('vhdx-metadata-item', { guid }) })
    }
    const offset = view.getUint32(at + ENTRY.offset, true)
    const length = view.getUint32(at + ENTRY.length, true)
    if (offset < TABLE_BYTES || offset + length > region.length || items.has(guid)) throw damaged()
    items.set(guid, { start: region.start + offset, length })
  }
  return items
}

/** The beginning of a metadata region: its table and its items. */
export function buildMetadata(facts: DiskParameters, diskId: string): Uint8Array {
  const onDisk = FLAG.isVirtualDisk | FLAG.isRequired
  const items: readonly (readonly [string, number, Uint8Array])[] = [
    [ITEM.fileParameters, FLAG.isRequired, u32(facts.blockSize, facts.isFixed ? PARAMETER.leaveBlocksAllocated : 0)],
    [ITEM.diskSize, onDisk, u32(facts.diskSize % 2 ** 32, Math.floor(facts.diskSize / 2 ** 32))],
    [ITEM.diskId, onDisk, guidFromText(diskId)],
    [ITEM.logicalSector, onDisk, u32(facts.sectorSize)],
    [ITEM.physicalSector, onDisk, u32(facts.physicalSectorSize)],
  ]
  const bytes = new Uint8Array(TABLE_BYTES + 4 * KIB)
  const view = new DataView(bytes.buffer)
  bytes.set(Uint8Array.from(SIGNATURE, (letter) => letter.charCodeAt(0)))
  view.setUint16(ENTRY_COUNT, items.length, true)
  let offset = TABLE_BYTES
  items.forEach(([guid, flags, value], index) => {
    const at = ENTRY.first + index * ENTRY.bytes
    bytes.set(guidFromText(guid), at)
    view.setUint32(at + ENTRY.offset, offset, true)
    view.setUint32(at + ENTRY.length, value.length, true)
    view.setUint32(at + ENTRY.flags, flags, true)
    bytes.set(value, offset)
    offset += value.length
  })
  return bytes
}

function u32(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4)
  const view = new DataView(bytes.buffer)
  values.forEach((value, index) => {
    view.setUint32(index * 4, value, true)
  })
  return bytes
}

function damaged() {
  return diskFault('target-damaged', { part: phrase('vhdx-metadata') })
}
