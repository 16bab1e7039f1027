import { smallBytes } from '../../bytes/small-bytes.ts'
import { putUtf16le } from '../../bytes/utf16.ts'
import { ATTRIBUTE_FLAG, align8, HEADER } from './layout.ts'
import { allocatedClusters, clustersIn, encodeRuns, type Run } from './runlist.ts'
import { sparseUnit } from './sparse-unit.ts'

/** An attribute ready to be put into a record; the instance number is set when it is placed. */
export interface BuiltAttribute {
  readonly type: number
  readonly name: string
  readonly bytes: Uint8Array
  /** Where the value lies outside the record; such an attribute can be cut into pieces. */
  readonly outside?: OutsideValue
}

/** A value in clusters of its own. Sizes in bytes. */
export interface OutsideValue {
  /** Runs of the whole value. */
  readonly whole: readonly Run[]
  /** Those that this attribute names, and the cluster of the value where they begin: one piece of several, or all. */
  readonly runs: readonly Run[]
  readonly firstVcn: number
  readonly dataSize: number
  readonly clusterSize: number
  readonly isSparse: boolean
}

/** Bytes that a resident attribute takes. */
export function residentSize(nameLength: number, valueLength: number): number {
  return align8(align8(HEADER.residentBytes + nameLength * 2) + valueLength)
}

export function residentAttribute(type: number, name: string, value: Uint8Array, indexed = false): BuiltAttribute {
  const valueOffset = align8(HEADER.residentBytes + name.length * 2)
  const bytes = smallBytes(align8(valueOffset + value.length))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  view.setUint32(HEADER.type, type, true)
  view.setUint32(HEADER.length, bytes.length, true)
  view.setUint8(HEADER.nameLength, name.length)
  view.setUint16(HEADER.nameOffset, HEADER.residentBytes, true)
  view.setUint32(HEADER.valueLength, value.length, true)
  view.setUint16(HEADER.valueOffset, valueOffset, true)
  view.setUint8(HEADER.indexed, indexed ? 1 : 0)
  putUtf16le(bytes, HEADER.residentBytes, name)
  bytes.set(value, valueOffset)
  return { type, name, bytes }
}

/** Sizes in bytes; the whole of the attribute lies in these runs. */
export function nonResidentAttribute(
  type: number,
  name: string,
  runs: readonly Run[],
  dataSize: number,
  clusterSize: number,
  isSparse = false,
): BuiltAttribute {
  return outsideAttribute(type, name, { whole: runs, runs, firstVcn: 0, dataSize, clusterSize, isSparse })
}

/** The attribute, or a piece of it. Only the first piece tells sizes, that of a sparse value also how much it takes. */
export function outsideAttribute(type: number, name: string, outside: OutsideValue): BuiltAttribute {
  const { whole, runs, firstVcn, dataSize, clusterSize, isSparse } = outside
  const pairs = encodeRuns(runs)
  const nameOffset = headerBytes(isSparse)
  const runsOffset = align8(nameOffset + name.length * 2)
  const bytes = smallBytes(align8(runsOffset + pairs.length))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  view.setUint32(HEADER.type, type, true)
  view.setUint32(HEADER.length, bytes.length, true)
  view.setUint8(HEADER.nonResident, 1)
  view.setUint8(HEADER.nameLength, name.length)
  view.setUint16(HEADER.nameOffset, nameOffset, true)
  view.setBigUint64(HEADER.firstVcn, BigInt(firstVcn), true)
  view.setBigInt64(HEADER.lastVcn, BigInt(firstVcn + clustersIn(runs) - 1), true)
  view.setUint16(HEADER.runsOffset, runsOffset, true)
  if (firstVcn === 0) {
    view.setBigUint64(HEADER.allocatedSize, BigInt(clustersIn(whole) * clusterSize), true)
    view.setBigUint64(HEADER.dataSize, BigInt(dataSize), true)
    view.setBigUint64(HEADER.initializedSize, BigInt(dataSize), true)
  }
  if (isSparse) {
    view.setUint16(HEADER.flags, ATTRIBUTE_FLAG.sparse, true)
    view.setUint16(HEADER.compressionUnit, sparseUnit(clusterSize), true)
    if (firstVcn === 0) view.setBigUint64(HEADER.compressedSize, BigInt(allocatedClusters(whole) * clusterSize), true)
  }
  putUtf16le(bytes, nameOffset, name)
  bytes.set(pairs, runsOffset)
  return { type, name, bytes, outside }
}

/** Bytes of a non-resident attribute before its name. */
export function headerBytes(isSparse: boolean): number {
  return isSparse ? HEADER.sparseBytes : HEADER.nonResidentBytes
}

/** Order of attributes in a record: by type; those of one type are built in the order of their names already. */
export function compareTypes(a: BuiltAttribute, b: BuiltAttribute): number {
  return a.type - b.type
}
