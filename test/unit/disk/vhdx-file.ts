import { crc32c } from '../../../shared/bytes/crc32.ts'
import { bytesAt, MIB, makeContainer, openForWriting } from './containers.ts'
import { replayed, type SparseFile } from './sparse-file.ts'

/** Places in a VHDX as `createVhdx` lays it out. */
export const HEADERS = [64 * 1024, 128 * 1024] as const
export const REGION_TABLES = [192 * 1024, 256 * 1024] as const
export const LOG_AT = MIB
export const METADATA_AT = 2 * MIB
export const TABLE_AT = 3 * MIB
/** Of its metadata items, in order: parameters, disk size, disk ID, logical and physical sector. */
export const ITEMS_AT = METADATA_AT + 64 * 1024
export const BLOCK = 32 * MIB
export const LOG_GUID_AT = 48

/** Changes a structure with a CRC-32C in its bytes 4 to 7 and makes it right again. */
export function forge(file: SparseFile, at: number, length: number, change: (view: DataView) => void): void {
  const bytes = bytesAt(file, at, length)
  const view = new DataView(bytes.buffer)
  change(view)
  view.setUint32(4, 0, true)
  view.setUint32(4, crc32c(bytes), true)
  file.writeAt(at, bytes)
}

export function forgeHeaders(file: SparseFile, change: (view: DataView) => void): void {
  for (const at of HEADERS) forge(file, at, 4096, change)
}

/** A dynamic disk of five blocks, the first and the third of which are there. */
export function smallVhdx(): SparseFile {
  const file = makeContainer('vhdx-dynamic', 5 * BLOCK)
  const disk = openForWriting(file)
  disk.writeAt(0, Uint8Array.of(1))
  disk.writeAt(2 * BLOCK + 5, Uint8Array.of(2))
  return file
}

/** The same, cut off while the log held the second block's entry of the table: at its first write into the table. */
export function dirtyVhdx(): SparseFile {
  const file = smallVhdx()
  const before = file.writes.length
  openForWriting(file).reserve([{ offset: BLOCK, length: 1 }])
  const inTable = file.writes.findIndex(({ offset }, index) => index >= before && offset === TABLE_AT)
  return replayed(file.writes.slice(0, inTable))
}

export function tableEntry(file: SparseFile, block: number): bigint {
  return new DataView(bytesAt(file, TABLE_AT + block * 8, 8).buffer).getBigUint64(0, true)
}

export function setTableEntry(file: SparseFile, block: number, value: bigint): void {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, value, true)
  file.writeAt(TABLE_AT + block * 8, bytes)
}

/** The log's GUID in each header, in hexadecimal. */
export function logGuids(file: SparseFile): readonly string[] {
  return HEADERS.map((at) => Buffer.from(bytesAt(file, at + LOG_GUID_AT, 16)).toString('hex'))
}
