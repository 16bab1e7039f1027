import { ATTRIBUTE, DELETED, ENTRY, type FatKind, LONG } from './layout.ts'
import { shortChecksum, shortNameAt } from './names.ts'

/** A file or folder as its directory lists it. */
export interface FatEntry {
  readonly name: string
  readonly shortName: string
  readonly isDirectory: boolean
  readonly cluster: number
  readonly size: number
  /** Offset of the short entry in the directory's own bytes. */
  readonly at: number
}

/** Long-name entries seen so far: in descending order, all with the checksum of the short entry that follows. */
interface LongName {
  readonly checksum: number
  readonly order: number
  readonly text: string
}

/**
 * Files and folders in a directory's bytes, without `.` and `..`; a long name that is not whole counts for nothing. FAT16
 * does not use the upper half of a cluster's number.
 */
export function listEntries(bytes: Uint8Array, kind: FatKind): readonly FatEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: FatEntry[] = []
  let long: LongName | undefined
  for (let at = 0; at + ENTRY.bytes <= bytes.length; at += ENTRY.bytes) {
    const first = bytes[at] ?? 0
    if (first === 0) return found
    const attributes = bytes[at + ENTRY.attributes] ?? 0
    if (first !== DELETED && (attributes & ATTRIBUTE.longName) === ATTRIBUTE.longName) {
      long = withPart(long, view, at)
      continue
    }
    const isListed = first !== DELETED && (attributes & ATTRIBUTE.volumeLabel) === 0 && !isDots(bytes, at)
    if (isListed) found.push(entryAt(bytes, view, at, kind, long))
    long = undefined
  }
  return found
}

/** Offset behind the last entry in use, deleted ones among them. */
export function endOfEntries(bytes: Uint8Array): number {
  let end = 0
  while (end < bytes.length && bytes[end] !== 0) end += ENTRY.bytes
  return end
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, kind: FatKind, long: LongName | undefined): FatEntry {
  const shortName = shortNameAt(bytes, at)
  const isWhole = long?.order === 1 && long.checksum === shortChecksum(bytes.subarray(at, at + ENTRY.nameBytes))
  const high = kind === 'fat16' ? 0 : view.getUint16(at + ENTRY.clusterHigh, true)
  return {
    name: isWhole ? long.text : shortName,
    shortName,
    isDirectory: ((bytes[at + ENTRY.attributes] ?? 0) & ATTRIBUTE.directory) !== 0,
    cluster: high * 0x10000 + view.getUint16(at + ENTRY.clusterLow, true),
    size: view.getUint32(at + ENTRY.size, true),
    at,
  }
}

function withPart(long: LongName | undefined, view: DataView, at: number): LongName | undefined {
  const order = view.getUint8(at + LONG.order)
  const checksum = view.getUint8(at + LONG.checksum)
  const number = order & LONG.orderMask
  const isLast = (order & LONG.lastFlag) !== 0
  if (number === 0 || number > LONG.mostParts) return undefined
  if (!isLast && (long?.order !== number + 1 || long.checksum !== checksum)) return undefined
  const units = LONG.unitsAt.map((offset) => view.getUint16(at + offset, true))
  const end = units.indexOf(0)
  const text = String.fromCharCode(...(end < 0 ? units : units.slice(0, end)))
  return { checksum, order: number, text: text + (isLast ? '' : (long?.text ?? '')) }
}

function isDots(bytes: Uint8Array, at: number): boolean {
  const name = shortNameAt(bytes, at)
  return name === '.' || name === '..'
}
