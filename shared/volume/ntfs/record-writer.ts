import { type BuiltAttribute, compareTypes } from './attribute.ts'
import { ATTRIBUTE, align8, FIXUP_SECTOR, HEADER, RECORD } from './layout.ts'

/** Bytes before the first attribute: the header and the update sequence array. */
function firstAttributeOffset(recordSize: number): number {
  return align8(RECORD.fixupArray + (recordSize / FIXUP_SECTOR + 1) * 2)
}

/** Bytes that attributes may take in one record: all but the header and the end mark. */
export function attributeRoom(recordSize: number): number {
  return recordSize - firstAttributeOffset(recordSize) - 8
}

/** Header of a record, in or out of use, without attributes. The update sequence is applied by the caller, last. */
export function startRecord(
  record: Uint8Array,
  facts: {
    readonly number: number
    readonly sequence: number
    readonly flags: number
    readonly links: number
    readonly base: bigint
  },
): void {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength)
  const first = firstAttributeOffset(record.length)
  record.fill(0)
  record.set([0x46, 0x49, 0x4c, 0x45])
  view.setUint16(RECORD.fixupOffset, RECORD.fixupArray, true)
  view.setUint16(RECORD.fixupCount, record.length / FIXUP_SECTOR + 1, true)
  view.setUint16(RECORD.sequence, facts.sequence, true)
  view.setUint16(RECORD.links, facts.links, true)
  view.setUint16(RECORD.firstAttribute, first, true)
  view.setUint16(RECORD.flags, facts.flags, true)
  view.setUint32(RECORD.usedBytes, first + 8, true)
  view.setUint32(RECORD.allocatedBytes, record.length, true)
  view.setBigUint64(RECORD.baseRecord, facts.base, true)
  view.setUint32(RECORD.number, facts.number, true)
  view.setUint32(first, ATTRIBUTE.end, true)
}

/** Puts attributes into a started record in their order and gives them instance numbers from `firstInstance`. */
export function putAttributes(record: Uint8Array, attributes: readonly BuiltAttribute[], firstInstance = 0): void {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength)
  let at = view.getUint16(RECORD.firstAttribute, true)
  let instance = firstInstance
  for (const attribute of inOrder(attributes)) {
    record.set(attribute.bytes, at)
    view.setUint16(at + HEADER.instance, instance, true)
    instance += 1
    at += attribute.bytes.length
  }
  view.setUint32(at, ATTRIBUTE.end, true)
  view.setUint32(RECORD.usedBytes, at + 8, true)
  view.setUint16(RECORD.nextInstance, instance, true)
}

function inOrder(attributes: readonly BuiltAttribute[]): readonly BuiltAttribute[] {
  const isInOrder = attributes.every(({ type }, index) => index === 0 || (attributes[index - 1]?.type ?? 0) <= type)
  return isInOrder ? attributes : attributes.toSorted(compareTypes)
}

/** A file reference: the record's number and its sequence number. */
export function reference(number: number, sequence: number): bigint {
  return BigInt(number) | (BigInt(sequence) << 48n)
}
