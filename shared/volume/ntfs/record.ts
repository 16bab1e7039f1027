import { textFromUtf16le } from '../../bytes/utf16.ts'
import { ATTRIBUTE, HEADER, RECORD } from './layout.ts'
import { decodeRuns, type Run } from './runlist.ts'

/** One attribute of a file record, as it stands. */
export interface Attribute {
  readonly type: number
  readonly name: string
  readonly instance: number
  readonly flags: number
  /** The attribute's own bytes, header and all. */
  readonly bytes: Uint8Array
  readonly body: AttributeBody
}

export type AttributeBody =
  | { readonly kind: 'resident'; readonly value: Uint8Array }
  | {
      readonly kind: 'non-resident'
      readonly firstVcn: number
      readonly runs: readonly Run[]
      readonly dataSize: number
      readonly allocatedSize: number
      readonly initializedSize: number
    }

/** Attributes of a record whose fixup is undone; undefined when they are damaged. */
export function readAttributes(record: Uint8Array): readonly Attribute[] | undefined {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength)
  const attributes: Attribute[] = []
  for (let at = view.getUint16(RECORD.firstAttribute, true); at + 8 <= record.length; ) {
    const type = view.getUint32(at + HEADER.type, true)
    if (type === ATTRIBUTE.end) return attributes
    const length = view.getUint32(at + HEADER.length, true)
    if (length < HEADER.residentBytes || length % 8 !== 0 || at + length > record.length) return undefined
    const attribute = readAttribute(record.subarray(at, at + length))
    if (attribute === undefined) return undefined
    attributes.push(attribute)
    at += length
  }
  return undefined
}

function readAttribute(bytes: Uint8Array): Attribute | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const nameLength = view.getUint8(HEADER.nameLength)
  const nameOffset = view.getUint16(HEADER.nameOffset, true)
  if (nameOffset + nameLength * 2 > bytes.length) return undefined
  const body = view.getUint8(HEADER.nonResident) === 0 ? readResident(bytes, view) : readNonResident(bytes, view)
  if (body === undefined) return undefined
  return {
    type: view.getUint32(HEADER.type, true),
    name: textFromUtf16le(bytes.subarray(nameOffset, nameOffset + nameLength * 2)),
    instance: view.getUint16(HEADER.instance, true),
    flags: view.getUint16(HEADER.flags, true),
    bytes,
    body,
  }
}

function readResident(bytes: Uint8Array, view: DataView): AttributeBody | undefined {
  const offset = view.getUint16(HEADER.valueOffset, true)
  const length = view.getUint32(HEADER.valueLength, true)
  if (offset + length > bytes.length) return undefined
  return { kind: 'resident', value: bytes.subarray(offset, offset + length) }
}

function readNonResident(bytes: Uint8Array, view: DataView): AttributeBody | undefined {
  if (bytes.length < HEADER.nonResidentBytes) return undefined
  const runs = decodeRuns(bytes.subarray(view.getUint16(HEADER.runsOffset, true)))
  if (runs === undefined) return undefined
  return {
    kind: 'non-resident',
    firstVcn: Number(view.getBigUint64(HEADER.firstVcn, true)),
    runs,
    dataSize: Number(view.getBigUint64(HEADER.dataSize, true)),
    allocatedSize: Number(view.getBigUint64(HEADER.allocatedSize, true)),
    initializedSize: Number(view.getBigUint64(HEADER.initializedSize, true)),
  }
}
