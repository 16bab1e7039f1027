import { type ByteSource, readExactly } from '../bytes/byte-source.ts'
import { crc32 } from '../bytes/crc32.ts'
import { guidToText } from '../bytes/guid.ts'
import { textFromUtf16le } from '../bytes/utf16.ts'
import { refuseContainers } from './container.ts'
import { diskFault } from './faults.ts'
import { GPT_ENTRY, GPT_HEADER, GPT_SIGNATURE, type GptPartition, type GptTable } from './gpt-table.ts'

const SECTOR_SIZES = [512, 4096] as const
/** Far beyond any real table; keeps a hostile one from taking memory. */
const MOST_ENTRIES = 1024
const NO_GUID = '00000000-0000-0000-0000-000000000000'

/**
 * The disk's GUID partition table, both CRCs checked; the backup stands in for a damaged primary.
 * Faults: `target-not-formatted`, `target-damaged`, `target-unsupported`. Source: UEFI 2.10, 5.3.
 */
export function readGpt(source: ByteSource, path: string): GptTable {
  refuseContainers(source)
  for (const sectorSize of SECTOR_SIZES) {
    const primary = readHeader(source, sectorSize, sectorSize)
    if (primary === undefined) continue
    const backupOffset = Math.floor(source.size / sectorSize) * sectorSize - sectorSize
    const table = readTable(source, primary, sectorSize) ?? readBackup(source, sectorSize, backupOffset)
    if (table === undefined) throw diskFault('target-damaged', { part: 'GUID partition table' })
    return table
  }
  throw diskFault('target-not-formatted', { path, reason: 'no GUID partition table' })
}

function readBackup(source: ByteSource, sectorSize: number, offset: number): GptTable | undefined {
  const header = readHeader(source, offset, sectorSize)
  const table = header && readTable(source, header, sectorSize)
  return table && { ...table, fromBackup: true }
}

function readHeader(source: ByteSource, offset: number, sectorSize: number): DataView | undefined {
  const bytes = readExactly(source, offset, sectorSize)
  if (bytes === undefined || String.fromCharCode(...bytes.subarray(0, 8)) !== GPT_SIGNATURE) return undefined
  return viewOf(bytes)
}

function readTable(source: ByteSource, header: DataView, sectorSize: number): GptTable | undefined {
  const headerSize = header.getUint32(GPT_HEADER.headerSize, true)
  if (headerSize < GPT_HEADER.bytes || headerSize > sectorSize) return undefined
  const copy = new Uint8Array(header.buffer, header.byteOffset, headerSize).slice()
  copy.fill(0, GPT_HEADER.headerCrc, GPT_HEADER.headerCrc + 4)
  if (crc32(copy) !== header.getUint32(GPT_HEADER.headerCrc, true)) return undefined
  const count = header.getUint32(GPT_HEADER.entryCount, true)
  const entrySize = header.getUint32(GPT_HEADER.entrySize, true)
  if (count > MOST_ENTRIES || entrySize < GPT_ENTRY.bytes || entrySize > 4096) return undefined
  const offset = Number(header.getBigUint64(GPT_HEADER.entriesLba, true)) * sectorSize
  const entries = readExactly(source, offset, count * entrySize)
  if (entries === undefined || crc32(entries) !== header.getUint32(GPT_HEADER.entriesCrc, true)) return undefined
  const partitions: GptPartition[] = []
  for (let index = 0; index < count; index++) {
    const entry = entries.subarray(index * entrySize, (index + 1) * entrySize)
    const partition = readEntry(entry, index, sectorSize)
    if (partition === undefined) continue
    if (partition.byteLength <= 0 || partition.firstByte + partition.byteLength > source.size) return undefined
    partitions.push(Object.freeze(partition))
  }
  const diskGuid = guidToText(new Uint8Array(header.buffer, header.byteOffset + GPT_HEADER.diskGuid, 16))
  return { sectorSize, diskGuid, partitions, fromBackup: false }
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
