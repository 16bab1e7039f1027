import { guidFromText, guidToText } from '../../bytes/guid.ts'
import { hasChecksum, setChecksum } from './header.ts'

/** Sectors of the log and of what it updates (MS-VHDX 2.3.1). */
export const LOG_SECTOR = 4096
/** Data descriptors that fit into an entry's first sector beside its header. */
export const MOST_PAGES = 126

/** Offsets in an entry's header, little-endian (MS-VHDX 2.3.1.1). */
const ENTRY = {
  length: 8,
  tail: 12,
  sequenceNumber: 16,
  descriptorCount: 24,
  logGuid: 32,
  flushedFileOffset: 48,
  lastFileOffset: 56,
  bytes: 64,
} as const
/** Offsets in a descriptor (MS-VHDX 2.3.1.2, 2.3.1.3). */
const DESCRIPTOR = { trailing: 4, leading: 8, zeroLength: 8, fileOffset: 16, sequenceNumber: 24, bytes: 32 } as const
/** Offsets in a data sector (MS-VHDX 2.3.1.4). */
const DATA = { sequenceHigh: 4, content: 8, sequenceLow: 4092 } as const
const SIGNATURE = { entry: 0x65676f6c, zero: 0x6f72657a, desc: 0x63736564, data: 0x61746164 } as const

/** One update of the file: a sector of bytes, or zeros where `bytes` is left out. */
export interface LogUpdate {
  readonly offset: number
  readonly length: number
  readonly bytes?: Uint8Array
}

export interface LogEntry {
  readonly length: number
  /** Byte of the log where the sequence that ends with this entry begins. */
  readonly tail: number
  readonly sequenceNumber: bigint
  readonly flushedFileOffset: number
  readonly lastFileOffset: number
  readonly updates: readonly LogUpdate[]
}

/** Length that the entry at `at` claims, or undefined when no entry of this log can begin there; costs no checksum. */
export function entryLengthAt(log: Uint8Array, at: number, logGuid: string): number | undefined {
  const view = new DataView(log.buffer, log.byteOffset + at, ENTRY.bytes)
  const length = view.getUint32(ENTRY.length, true)
  const isEntry =
    view.getUint32(0, true) === SIGNATURE.entry &&
    length > 0 &&
    length % LOG_SECTOR === 0 &&
    length <= log.length &&
    guidToText(log.subarray(at + ENTRY.logGuid, at + ENTRY.logGuid + 16)) === logGuid
  return isEntry ? length : undefined
}

/** The entry in these bytes, every descriptor and data sector checked; undefined when anything is not as it must be. */
export function readLogEntry(entry: Uint8Array): LogEntry | undefined {
  const view = new DataView(entry.buffer, entry.byteOffset, entry.length)
  const sequenceNumber = view.getBigUint64(ENTRY.sequenceNumber, true)
  const count = view.getUint32(ENTRY.descriptorCount, true)
  let dataAt = Math.ceil((ENTRY.bytes + count * DESCRIPTOR.bytes) / LOG_SECTOR) * LOG_SECTOR
  if (dataAt > entry.length || sequenceNumber === 0n || !hasChecksum(entry)) return undefined
  const updates: LogUpdate[] = []
  for (let index = 0; index < count; index++) {
    const at = ENTRY.bytes + index * DESCRIPTOR.bytes
    const signature = view.getUint32(at, true)
    const offset = Number(view.getBigUint64(at + DESCRIPTOR.fileOffset, true))
    if (view.getBigUint64(at + DESCRIPTOR.sequenceNumber, true) !== sequenceNumber) return undefined
    if (signature === SIGNATURE.zero) {
      updates.push({ offset, length: Number(view.getBigUint64(at + DESCRIPTOR.zeroLength, true)) })
    } else {
      const sector = entry.subarray(dataAt, dataAt + LOG_SECTOR)
      if (signature !== SIGNATURE.desc || !isDataSector(sector, sequenceNumber)) return undefined
      const bytes = sector.slice()
      bytes.set(entry.subarray(at + DESCRIPTOR.leading, at + DESCRIPTOR.leading + 8))
      bytes.set(entry.subarray(at + DESCRIPTOR.trailing, at + DESCRIPTOR.trailing + 4), DATA.sequenceLow)
      updates.push({ offset, length: LOG_SECTOR, bytes })
      dataAt += LOG_SECTOR
    }
  }
  return {
    length: entry.length,
    tail: view.getUint32(ENTRY.tail, true),
    sequenceNumber,
    flushedFileOffset: Number(view.getBigUint64(ENTRY.flushedFileOffset, true)),
    lastFileOffset: Number(view.getBigUint64(ENTRY.lastFileOffset, true)),
    updates,
  }
}

function isDataSector(sector: Uint8Array, sequenceNumber: bigint): boolean {
  if (sector.length < LOG_SECTOR) return false
  const view = new DataView(sector.buffer, sector.byteOffset, sector.length)
  const high = BigInt(view.getUint32(DATA.sequenceHigh, true))
  const low = BigInt(view.getUint32(DATA.sequenceLow, true))
  return view.getUint32(0, true) === SIGNATURE.data && ((high << 32n) | low) === sequenceNumber
}

/** What a new entry says besides its updates; offsets in whole MiB. */
export interface EntryFacts {
  readonly logGuid: string
  readonly sequenceNumber: bigint
  readonly tail: number
  readonly flushedFileOffset: number
  readonly lastFileOffset: number
}

/** An entry of at most `MOST_PAGES` sectors that are to be written in the file. */
export function buildLogEntry(facts: EntryFacts, pages: readonly Required<LogUpdate>[]): Uint8Array {
  const entry = new Uint8Array((1 + pages.length) * LOG_SECTOR)
  const view = new DataView(entry.buffer)
  view.setUint32(0, SIGNATURE.entry, true)
  view.setUint32(ENTRY.length, entry.length, true)
  view.setUint32(ENTRY.tail, facts.tail, true)
  view.setBigUint64(ENTRY.sequenceNumber, facts.sequenceNumber, true)
  view.setUint32(ENTRY.descriptorCount, pages.length, true)
  entry.set(guidFromText(facts.logGuid), ENTRY.logGuid)
  view.setBigUint64(ENTRY.flushedFileOffset, BigInt(facts.flushedFileOffset), true)
  view.setBigUint64(ENTRY.lastFileOffset, BigInt(facts.lastFileOffset), true)
  pages.forEach(({ offset, bytes }, index) => {
    const at = ENTRY.bytes + index * DESCRIPTOR.bytes
    view.setUint32(at, SIGNATURE.desc, true)
    entry.set(bytes.subarray(DATA.sequenceLow), at + DESCRIPTOR.trailing)
    entry.set(bytes.subarray(0, DATA.content), at + DESCRIPTOR.leading)
    view.setBigUint64(at + DESCRIPTOR.fileOffset, BigInt(offset), true)
    view.setBigUint64(at + DESCRIPTOR.sequenceNumber, facts.sequenceNumber, true)
    const sector = (1 + index) * LOG_SECTOR
    entry.set(bytes, sector)
    view.setUint32(sector, SIGNATURE.data, true)
    view.setUint32(sector + DATA.sequenceHigh, Number(facts.sequenceNumber >> 32n), true)
    view.setUint32(sector + DATA.sequenceLow, Number(facts.sequenceNumber & 0xffffffffn), true)
  })
  setChecksum(entry)
  return entry
}
