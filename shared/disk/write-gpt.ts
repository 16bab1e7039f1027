import type { ByteDevice } from '../bytes/byte-source.ts'
import { crc32 } from '../bytes/crc32.ts'
import { guidFromText } from '../bytes/guid.ts'
import { utf16leFromText } from '../bytes/utf16.ts'
import { GPT_ENTRY, GPT_ENTRY_COUNT, GPT_HEADER, GPT_REVISION, GPT_SIGNATURE } from './gpt-table.ts'
import type { GptLayout } from './layout.ts'
import { MBR, MBR_SIGNATURE, MBR_TYPE } from './mbr-table.ts'

/** Writes the protective MBR and both copies of the table. */
export function writeGpt(device: ByteDevice, layout: GptLayout): void {
  const { sectorSize } = layout
  const sectors = Math.floor(device.size / sectorSize)
  const entries = entriesOf(layout)
  const entrySectors = Math.ceil(entries.length / sectorSize)
  const last = sectors - 1
  device.writeAt(0, protectiveMbr(sectors, sectorSize))
  device.writeAt(2 * sectorSize, entries)
  device.writeAt((last - entrySectors) * sectorSize, entries)
  device.writeAt(sectorSize, header(layout, entries, { my: 1, other: last, entries: 2, entrySectors, last }))
  device.writeAt(
    last * sectorSize,
    header(layout, entries, { my: last, other: 1, entries: last - entrySectors, entrySectors, last }),
  )
}

function protectiveMbr(sectors: number, sectorSize: number): Uint8Array {
  const bytes = new Uint8Array(sectorSize)
  const view = new DataView(bytes.buffer)
  bytes.set([0x00, 0x00, 0x02, 0x00, MBR_TYPE.gpt, 0xff, 0xff, 0xff], MBR.entry)
  view.setUint32(MBR.firstLba, 1, true)
  view.setUint32(MBR.sectors, Math.min(sectors - 1, 0xffffffff), true)
  view.setUint16(MBR.signature, MBR_SIGNATURE, true)
  return bytes
}

function entriesOf(layout: GptLayout): Uint8Array {
  const bytes = new Uint8Array(GPT_ENTRY_COUNT * GPT_ENTRY.bytes)
  const view = new DataView(bytes.buffer)
  layout.partitions.forEach((partition, index) => {
    const at = index * GPT_ENTRY.bytes
    const first = partition.firstByte / layout.sectorSize
    bytes.set(guidFromText(partition.typeGuid), at + GPT_ENTRY.typeGuid)
    bytes.set(guidFromText(partition.uniqueGuid), at + GPT_ENTRY.uniqueGuid)
    view.setBigUint64(at + GPT_ENTRY.firstLba, BigInt(first), true)
    view.setBigUint64(at + GPT_ENTRY.lastLba, BigInt(first + partition.byteLength / layout.sectorSize - 1), true)
    view.setBigUint64(at + GPT_ENTRY.attributes, partition.attributes ?? 0n, true)
    bytes.set(utf16leFromText(partition.name).subarray(0, GPT_ENTRY.nameBytes), at + GPT_ENTRY.name)
  })
  return bytes
}

function header(
  layout: GptLayout,
  entries: Uint8Array,
  at: {
    readonly my: number
    readonly other: number
    readonly entries: number
    readonly entrySectors: number
    readonly last: number
  },
): Uint8Array {
  const bytes = new Uint8Array(layout.sectorSize)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < GPT_SIGNATURE.length; i++) bytes[i] = GPT_SIGNATURE.charCodeAt(i)
  view.setUint32(GPT_HEADER.revision, GPT_REVISION, true)
  view.setUint32(GPT_HEADER.headerSize, GPT_HEADER.bytes, true)
  view.setBigUint64(GPT_HEADER.myLba, BigInt(at.my), true)
  view.setBigUint64(GPT_HEADER.alternateLba, BigInt(at.other), true)
  view.setBigUint64(GPT_HEADER.firstUsableLba, BigInt(2 + at.entrySectors), true)
  view.setBigUint64(GPT_HEADER.lastUsableLba, BigInt(at.last - at.entrySectors - 1), true)
  bytes.set(guidFromText(layout.diskGuid), GPT_HEADER.diskGuid)
  view.setBigUint64(GPT_HEADER.entriesLba, BigInt(at.entries), true)
  view.setUint32(GPT_HEADER.entryCount, GPT_ENTRY_COUNT, true)
  view.setUint32(GPT_HEADER.entrySize, GPT_ENTRY.bytes, true)
  view.setUint32(GPT_HEADER.entriesCrc, crc32(entries), true)
  view.setUint32(GPT_HEADER.headerCrc, crc32(bytes.subarray(0, GPT_HEADER.bytes)), true)
  return bytes
}
