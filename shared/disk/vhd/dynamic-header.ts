import { type ByteSource, readExactly } from '../../bytes/byte-source.ts'
import { phrase } from '../../phrase/phrase.ts'
import { diskFault } from '../faults.ts'
import { checksumOf, NO_OFFSET, type VhdFooter } from './footer.ts'

/** Offsets in the dynamic disk header, big-endian (VHD specification 1.0, "Dynamic Disk Header Format"). */
export const DYNAMIC_HEADER = {
  dataOffset: 8,
  tableOffset: 16,
  headerVersion: 24,
  maxTableEntries: 28,
  blockSize: 32,
  checksum: 36,
  bytes: 1024,
} as const

const COOKIE = 'cxsparse'
const HEADER_VERSION = 0x00010000
/** The specification's default is 2 MiB; others must be powers of two. The bounds keep a hostile header from taking memory. */
const SMALLEST_BLOCK = 1 << 12
const LARGEST_BLOCK = 1 << 28

export interface DynamicHeader {
  /** Byte of the file where the header begins. */
  readonly at: number
  /** Byte of the file where the block allocation table begins. */
  readonly tableOffset: number
  readonly tableEntries: number
  readonly blockSize: number
}

/** Faults `target-damaged`, `target-unsupported`. */
export function readDynamicHeader(file: ByteSource, { dataOffset }: VhdFooter): DynamicHeader {
  const bytes = readExactly(file, dataOffset, DYNAMIC_HEADER.bytes)
  const damaged = diskFault('target-damaged', { part: phrase('vhd-dynamic-header') })
  if (bytes === undefined) throw damaged
  const view = new DataView(bytes.buffer)
  const isHeader =
    String.fromCharCode(...bytes.subarray(0, 8)) === COOKIE &&
    view.getUint32(DYNAMIC_HEADER.checksum) === checksumOf(bytes, DYNAMIC_HEADER.checksum) &&
    view.getUint32(DYNAMIC_HEADER.headerVersion) >>> 16 === HEADER_VERSION >>> 16
  if (!isHeader) throw damaged
  const blockSize = view.getUint32(DYNAMIC_HEADER.blockSize)
  const isPower = blockSize > 0 && (blockSize & (blockSize - 1)) === 0
  if (!isPower || blockSize < SMALLEST_BLOCK || blockSize > LARGEST_BLOCK)
    throw diskFault('target-unsupported', { feature: phrase('vhd-block-size', { bytes: blockSize }) })
  return {
    at: dataOffset,
    tableOffset: Number(view.getBigUint64(DYNAMIC_HEADER.tableOffset)),
    tableEntries: view.getUint32(DYNAMIC_HEADER.maxTableEntries),
    blockSize,
  }
}

export function buildDynamicHeader(tableOffset: number, tableEntries: number, blockSize: number): Uint8Array {
  const bytes = new Uint8Array(DYNAMIC_HEADER.bytes)
  const view = new DataView(bytes.buffer)
  bytes.set(Uint8Array.from(COOKIE, (letter) => letter.charCodeAt(0)))
  view.setBigUint64(DYNAMIC_HEADER.dataOffset, NO_OFFSET)
  view.setBigUint64(DYNAMIC_HEADER.tableOffset, BigInt(tableOffset))
  view.setUint32(DYNAMIC_HEADER.headerVersion, HEADER_VERSION)
  view.setUint32(DYNAMIC_HEADER.maxTableEntries, tableEntries)
  view.setUint32(DYNAMIC_HEADER.blockSize, blockSize)
  view.setUint32(DYNAMIC_HEADER.checksum, checksumOf(bytes, DYNAMIC_HEADER.checksum))
  return bytes
}
