import { type ByteSource, readExactly } from '../../bytes/byte-source.ts'
import { crc32c } from '../../bytes/crc32.ts'
import { guidFromText, guidToText } from '../../bytes/guid.ts'
import { phrase } from '../../phrase/phrase.ts'
import { diskFault } from '../faults.ts'
import type { FileRange } from '../file-ranges.ts'

export const KIB = 1 << 10
export const MIB = 1 << 20
/** File type identifier, headers and region tables; everything else lies behind them (MS-VHDX 2.1). */
export const HEADER_SECTION: FileRange = { start: 0, length: MIB }
export const NO_GUID = '00000000-0000-0000-0000-000000000000'

const HEADER_PLACES = [64 * KIB, 128 * KIB] as const
const SIGNATURE = 0x64616568
const VERSION = 1
const LOG_VERSION = 0

/** Offsets in a header, little-endian (MS-VHDX 2.2.2). */
const HEADER = {
  checksum: 4,
  sequenceNumber: 8,
  fileWriteGuid: 16,
  dataWriteGuid: 32,
  logGuid: 48,
  logVersion: 64,
  version: 66,
  logLength: 68,
  logOffset: 72,
  bytes: 4 * KIB,
} as const

/** What a header says. GUIDs as text. */
export interface HeaderFacts {
  readonly fileWriteGuid: string
  readonly dataWriteGuid: string
  /** `NO_GUID` when the log holds nothing. */
  readonly logGuid: string
  readonly log: FileRange
}

export interface CurrentHeader extends HeaderFacts {
  /** Which of the two copies it is. */
  readonly copy: 0 | 1
  readonly sequenceNumber: bigint
}

interface ReadHeader extends CurrentHeader {
  readonly version: number
  readonly logVersion: number
}

/** The valid header with the greater sequence number. Faults `target-damaged`, `target-unsupported`. */
export function readCurrentHeader(file: ByteSource): CurrentHeader {
  const first = readHeader(file, 0)
  const second = readHeader(file, 1)
  const isSecond = second !== undefined && (first === undefined || second.sequenceNumber > first.sequenceNumber)
  const current = isSecond ? second : first
  const damaged = diskFault('target-damaged', { part: phrase('vhdx-header') })
  if (current === undefined) throw damaged
  if (current.version !== VERSION)
    throw diskFault('target-unsupported', { feature: phrase('vhdx-version', { version: current.version }) })
  if (current.logGuid !== NO_GUID && current.logVersion !== LOG_VERSION)
    throw diskFault('target-unsupported', { feature: phrase('vhdx-log-version', { version: current.logVersion }) })
  const { start, length } = current.log
  if (start < MIB || start % MIB !== 0 || length === 0 || length % MIB !== 0 || start + length > file.size)
    throw damaged
  return current
}

/** Both headers must be whole and say the same, as they do after every change. Fault `target-damaged`. */
export function refuseLoneHeader(file: ByteSource): void {
  const [first, second] = ([0, 1] as const).map((copy) => readHeader(file, copy))
  const isSame = (['fileWriteGuid', 'dataWriteGuid', 'logGuid'] as const).every(
    (what) => first?.[what] === second?.[what],
  )
  if (first === undefined || second === undefined || !isSame)
    throw diskFault('target-damaged', { part: phrase('vhdx-header') })
}

function readHeader(file: ByteSource, copy: 0 | 1): ReadHeader | undefined {
  const bytes = readExactly(file, HEADER_PLACES[copy], HEADER.bytes)
  if (bytes === undefined) return undefined
  const view = new DataView(bytes.buffer)
  if (view.getUint32(0, true) !== SIGNATURE || !hasChecksum(bytes)) return undefined
  const guidAt = (offset: number) => guidToText(bytes.subarray(offset, offset + 16))
  return {
    copy,
    sequenceNumber: view.getBigUint64(HEADER.sequenceNumber, true),
    fileWriteGuid: guidAt(HEADER.fileWriteGuid),
    dataWriteGuid: guidAt(HEADER.dataWriteGuid),
    logGuid: guidAt(HEADER.logGuid),
    logVersion: view.getUint16(HEADER.logVersion, true),
    version: view.getUint16(HEADER.version, true),
    log: {
      start: Number(view.getBigUint64(HEADER.logOffset, true)),
      length: view.getUint32(HEADER.logLength, true),
    },
  }
}

/** A header's bytes and where in the file that copy lies. */
export function buildHeader(facts: HeaderFacts, copy: 0 | 1, sequenceNumber: bigint) {
  const bytes = new Uint8Array(HEADER.bytes)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, SIGNATURE, true)
  view.setBigUint64(HEADER.sequenceNumber, sequenceNumber, true)
  bytes.set(guidFromText(facts.fileWriteGuid), HEADER.fileWriteGuid)
  bytes.set(guidFromText(facts.dataWriteGuid), HEADER.dataWriteGuid)
  bytes.set(guidFromText(facts.logGuid), HEADER.logGuid)
  view.setUint16(HEADER.logVersion, LOG_VERSION, true)
  view.setUint16(HEADER.version, VERSION, true)
  view.setUint32(HEADER.logLength, facts.log.length, true)
  view.setBigUint64(HEADER.logOffset, BigInt(facts.log.start), true)
  setChecksum(bytes)
  return { offset: HEADER_PLACES[copy], bytes }
}

/** CRC-32C of the structure with its checksum (always bytes 4 to 7) taken as zero. */
export function hasChecksum(bytes: Uint8Array): boolean {
  const stored = new DataView(bytes.buffer, bytes.byteOffset).getUint32(HEADER.checksum, true)
  return stored === checksumOf(bytes)
}

export function setChecksum(bytes: Uint8Array): void {
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(HEADER.checksum, checksumOf(bytes), true)
}

function checksumOf(bytes: Uint8Array): number {
  const copy = bytes.slice()
  copy.fill(0, HEADER.checksum, HEADER.checksum + 4)
  return crc32c(copy)
}
