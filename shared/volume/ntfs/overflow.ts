import { utf16leFromText } from '../../bytes/utf16.ts'
import { type BuiltAttribute, compareTypes, nonResidentAttribute, residentAttribute } from './attribute.ts'
import type { ClusterAllocator } from './cluster-allocator.ts'
import { ntfsFault } from './faults.ts'
import { type AttributePlan, buildAttributes } from './inode-attributes.ts'
import { ATTRIBUTE, align8 } from './layout.ts'
import { NEW_SEQUENCE, referenceOf } from './record-numbers.ts'
import { attributeRoom, reference } from './record-writer.ts'
import type { Run } from './runlist.ts'

/** An inode whose attributes need more than one record (NTFS documentation, "$ATTRIBUTE_LIST"). */
export interface OverflowPlan {
  /** Attributes of the base record, the list among them. */
  readonly base: readonly BuiltAttribute[]
  readonly extensions: readonly { readonly record: number; readonly attributes: readonly BuiltAttribute[] }[]
  /** The list's own content when it lies outside the record. */
  readonly list: { readonly runs: readonly Run[]; readonly bytes: Uint8Array } | undefined
}

/** An entry of the list. */
const LIST = {
  type: 0,
  length: 4,
  nameLength: 6,
  nameOffset: 7,
  firstVcn: 8,
  reference: 16,
  instance: 24,
  name: 26,
} as const
/** NTFS documentation, "$ATTRIBUTE_LIST". */
const LARGEST_LIST = 256 * 1024
/** A list up to this size stays in the base record. */
const MOST_RESIDENT_LIST = 400

/** Spreads the attributes over records from `firstRecord`; streams with content must all lie outside records. */
export function planOverflow(
  plan: AttributePlan & { readonly allocator: ClusterAllocator },
  inode: number,
  firstRecord: number,
): OverflowPlan {
  const { boot } = plan.volume
  const room = attributeRoom(boot.recordSize)
  const attributes = buildAttributes(plan, inode, () => new Uint8Array(0)).sort(compareTypes)
  const [standard, ...others] = attributes
  if (standard === undefined) throw ntfsFault('target-unsupported', { feature: 'a file without attributes' })
  const extensions: { record: number; attributes: BuiltAttribute[] }[] = []
  let left = 0
  for (const attribute of others) {
    if (attribute.bytes.length > room)
      throw ntfsFault('target-unsupported', { feature: 'an attribute larger than a file record' })
    if (attribute.bytes.length > left) {
      extensions.push({ record: firstRecord + extensions.length, attributes: [] })
      left = room
    }
    extensions.at(-1)?.attributes.push(attribute)
    left -= attribute.bytes.length
  }
  const entries = [listEntry(standard, referenceOf(plan.volume, inode), 0)]
  for (const extension of extensions) {
    extension.attributes.forEach((attribute, instance) => {
      entries.push(listEntry(attribute, reference(extension.record, NEW_SEQUENCE), instance))
    })
  }
  const bytes = concatenate(entries)
  if (bytes.length > LARGEST_LIST)
    throw ntfsFault('target-unsupported', { feature: 'a file with so many names or streams' })
  if (bytes.length <= MOST_RESIDENT_LIST) {
    return { base: [standard, residentAttribute(ATTRIBUTE.attributeList, '', bytes)], extensions, list: undefined }
  }
  const runs = plan.allocator.take(Math.ceil(bytes.length / boot.clusterSize))
  const list = nonResidentAttribute(ATTRIBUTE.attributeList, '', runs, bytes.length, boot.clusterSize)
  return { base: [standard, list], extensions, list: { runs, bytes } }
}

function listEntry(attribute: BuiltAttribute, holder: bigint, instance: number): Uint8Array {
  const bytes = new Uint8Array(align8(LIST.name + attribute.name.length * 2))
  const view = new DataView(bytes.buffer)
  view.setUint32(LIST.type, attribute.type, true)
  view.setUint16(LIST.length, bytes.length, true)
  view.setUint8(LIST.nameLength, attribute.name.length)
  view.setUint8(LIST.nameOffset, LIST.name)
  view.setBigUint64(LIST.reference, holder, true)
  view.setUint16(LIST.instance, instance, true)
  bytes.set(utf16leFromText(attribute.name), LIST.name)
  return bytes
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
