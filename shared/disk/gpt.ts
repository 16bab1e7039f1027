import { type ByteSource, readExactly } from '../bytes/byte-source.ts'
import { crc32 } from '../bytes/crc32.ts'
import { guidToText } from '../bytes/guid.ts'
import { textFromUtf16le } from '../bytes/utf16.ts'
import type { Fact } from '../phrase/fact.ts'
import { phrase } from '../phrase/phrase.ts'
import { areApart } from './apart.ts'
import { diskFault } from './faults.ts'
import { GPT_ENTRY, GPT_HEADER, GPT_SIGNATURE, type GptPartition, type GptTable } from './gpt-table.ts'
import { kindOfFirstSector } from './mbr.ts'

const SECTOR_SIZES = [512, 4096] as const
/** Far beyond any real table; keeps a hostile one from taking memory. */
const MOST_ENTRIES = 1024
const NO_GUID = '00000000-0000-0000-0000-000000000000'

/**
 * The disk's GUID partition table, both CRCs checked; the backup stands in for a damaged primary. It is looked for at both
 * sizes of sectors, unless `sectorSize` is known.
 * Faults: `target-not-formatted`, `target-damaged`, `target-unsupported`. Source: UEFI 2.10, 5.3.
 */
export function readGpt(source: ByteSource, path: string, sectorSize?: number): GptTable {
  const copies = (sectorSize === undefined ? SECTOR_SIZES : [sectorSize]).flatMap((size) => {
    const last = Math.floor(source.size / size) - 1
    return [readCopy(source, size, 1), readCopy(source, size, last)]
  })
  const unformatted = (reason: Fact) => diskFault('target-not-formatted', { path, reason })
  if (!copies.some((copy) => copy.isThere)) throw unformatted(phrase('no-gpt'))
  // A table behind an ordinary MBR is a leftover that firmware does not use (UEFI 2.10, 5.3.2).
  if (kindOfFirstSector(source) !== 'protective') throw unformatted(phrase('gpt-unprotected'))
  const found = copies.findIndex((copy) => copy.table !== undefined)
  const table = copies[found]?.table
  if (table === undefined) throw diskFault('target-damaged', { part: phrase('gpt') })
  const { entriesCrc, ...read } = table
  // Copies come in pairs, the primary first.
  const backup = copies[found + 1]?.table
  const isAlike = backup?.entriesCrc === entriesCrc && backup.diskGuid === read.diskGuid
  return Object.freeze({ ...read, lostCopy: found % 2 === 1 ? 'primary' : isAlike ? undefined : 'backup' })
}

interface Copy {
  readonly isThere: boolean
  /** Undefined when the copy is damaged. */
  readonly table?: (Omit<GptTable, 'lostCopy'> & { readonly entriesCrc: number }) | undefined
}

function readCopy(source: ByteSource, sectorSize: number, lba: number): Copy {
  const bytes = readExactly(source, lba * sectorSize, sectorSize)
  if (bytes === undefined || String.fromCharCode(...bytes.subarray(0, 8)) !== GPT_SIGNATURE) return { isThere: false }
  return { isThere: true, table: readTable(source, viewOf(bytes), sectorSize, lba) }
}

function readTable(source: ByteSource, header: DataView, sectorSize: number, lba: number): Copy['table'] {
  const headerSize = header.getUint32(GPT_HEADER.headerSize, true)
  if (headerSize < GPT_HEADER.bytes || headerSize > sectorSize) return undefined
  const copy = new Uint8Array(header.buffer, header.byteOffset, headerSize).slice()
  copy.fill(0, GPT_HEADER.headerCrc, GPT_HEADER.headerCrc + 4)
  if (crc32(copy) !== header.getUint32(GPT_HEADER.headerCrc, true)) return undefined
  const lbaAt = (offset: number) => Number(header.getBigUint64(offset, true))
  if (lbaAt(GPT_HEADER.myLba) !== lba) return undefined
  const count = header.getUint32(GPT_HEADER.entryCount, true)
  const entrySize = header.getUint32(GPT_HEADER.entrySize, true)
  if (count > MOST_ENTRIES || entrySize < GPT_ENTRY.bytes || entrySize > 4096) return undefined
  const entries = readExactly(source, lbaAt(GPT_HEADER.entriesLba) * sectorSize, count * entrySize)
  const entriesCrc = header.getUint32(GPT_HEADER.entriesCrc, true)
  if (entries === undefined || crc32(entries) !== entriesCrc) return undefined
  const partitions: GptPartition[] = []
  for (let index = 0; index < count; index++) {
    const entry = entries.subarray(index * entrySize, (index + 1) * entrySize)
    const partition = readEntry(entry, index, sectorSize)
    if (partition !== undefined) partitions.push(Object.freeze(partition))
  }
  const start = lbaAt(GPT_HEADER.firstUsableLba) * sectorSize
  const end = (lbaAt(GPT_HEADER.lastUsableLba) + 1) * sectorSize
  if (!areApart(partitions, start, Math.min(end, source.size))) return undefined
  const diskGuid = guidToText(new Uint8Array(header.buffer, header.byteOffset + GPT_HEADER.diskGuid, 16))
  return { sectorSize, diskGuid, partitions: Object.freeze(partitions), entriesCrc }
}

function readEntry(entry: Uint8Array, index: number, sectorSize: number): GptPartition | undefined {
  const view = viewOf(entry)
  const typeGuid = guidToText(entry.subarray(GPT_ENTRY.typeGuid, GPT_ENTRY.typeGuid + 16))
  if (typeGuid === NO_GUID) return undefined
  const first = Number(view.getBigUint64(GPT_ENTRY.firstLba, true))
  const last = Number(view.getBigUint64(GPT_ENTRY.lastLba, true))
  const name = textFromUtf16le(entry.subarray(GPT_ENTRY.name, GPT_ENTRY.name + GPT_ENTRY.nameBytes))
  return {
    index,
    typeGuid,
    uniqueGuid: guidToText(entry.subarray(GPT_ENTRY.uniqueGuid, GPT_ENTRY.uniqueGuid + 16)),
    attributes: view.getBigUint64(GPT_ENTRY.attributes, true),
    name: name.split('\0')[0] ?? '',
    firstByte: first * sectorSize,
    byteLength: (last - first + 1) * sectorSize,
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
