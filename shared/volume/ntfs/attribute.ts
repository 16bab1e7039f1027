import { utf16leFromText } from '../../bytes/utf16.ts'
import { align8, HEADER } from './layout.ts'
import { encodeRuns, type Run } from './runlist.ts'

/** An attribute ready to be put into a record; the instance number is set when it is placed. */
export interface BuiltAttribute {
  readonly type: number
  readonly name: string
  readonly bytes: Uint8Array
}

/** Bytes that a resident attribute takes. */
export function residentSize(nameLength: number, valueLength: number): number {
  return align8(align8(HEADER.residentBytes + nameLength * 2) + valueLength)
}

export function residentAttribute(type: number, name: string, value: Uint8Array, indexed = false): BuiltAttribute {
  const valueOffset = align8(HEADER.residentBytes + name.length * 2)
  const bytes = new Uint8Array(align8(valueOffset + value.length))
  const view = new DataView(bytes.buffer)
  view.setUint32(HEADER.type, type, true)
  view.setUint32(HEADER.length, bytes.length, true)
  view.setUint8(HEADER.nameLength, name.length)
  view.setUint16(HEADER.nameOffset, HEADER.residentBytes, true)
  view.setUint32(HEADER.valueLength, value.length, true)
  view.setUint16(HEADER.valueOffset, valueOffset, true)
  view.setUint8(HEADER.indexed, indexed ? 1 : 0)
  bytes.set(utf16leFromText(name), HEADER.residentBytes)
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
): BuiltAttribute {
  const pairs = encodeRuns(runs)
  const runsOffset = align8(HEADER.nonResidentBytes + name.length * 2)
  const bytes = new Uint8Array(align8(runsOffset + pairs.length))
  const view = new DataView(bytes.buffer)
  const clusters = runs.reduce((sum, run) => sum + run.length, 0)
  view.setUint32(HEADER.type, type, true)
  view.setUint32(HEADER.length, bytes.length, true)
  view.setUint8(HEADER.nonResident, 1)
  view.setUint8(HEADER.nameLength, name.length)
  view.setUint16(HEADER.nameOffset, HEADER.nonResidentBytes, true)
  view.setBigUint64(HEADER.lastVcn, BigInt(clusters - 1), true)
  view.setUint16(HEADER.runsOffset, runsOffset, true)
  view.setBigUint64(HEADER.allocatedSize, BigInt(clusters * clusterSize), true)
  view.setBigUint64(HEADER.dataSize, BigInt(dataSize), true)
  view.setBigUint64(HEADER.initializedSize, BigInt(dataSize), true)
  bytes.set(utf16leFromText(name), HEADER.nonResidentBytes)
  bytes.set(pairs, runsOffset)
  return { type, name, bytes }
}

/** Order of attributes in a record: by type; those of one type are built in the order of their names already. */
export function compareTypes(a: BuiltAttribute, b: BuiltAttribute): number {
  return a.type - b.type
}
