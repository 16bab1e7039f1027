import { utf16leFromText } from '../../../bytes/utf16.ts'
import { phrase } from '../../../phrase/phrase.ts'
import { type BuiltAttribute, compareTypes, nonResidentAttribute, residentAttribute } from '../attribute.ts'
import type { ClusterAllocator } from '../cluster-allocator.ts'
import { ntfsFault } from '../faults.ts'
import { ATTRIBUTE, align8 } from '../layout.ts'
import { attributeRoom, reference } from '../record-writer.ts'
import type { Run } from '../runlist.ts'
import { attributePieces } from './attribute-pieces.ts'
import type { AttributePlan } from './attribute-plan.ts'
import { buildAttributes } from './inode-attributes.ts'
import { NEW_SEQUENCE, referenceOf } from './record-numbers.ts'

/** An inode whose attributes need more than one record (NTFS documentation, "$ATTRIBUTE_LIST"). */
export interface OverflowPlan {
  readonly list: BuiltAttribute
  /** The list's own content when it lies outside the record. */
  readonly outsideList: { readonly runs: readonly Run[]; readonly bytes: Uint8Array } | undefined
  /** Records behind the base record, which holds the first attribute and the list: each has a part of `spreadAttributes`. */
  readonly extensions: readonly Extension[]
}

interface Extension {
  readonly record: number
  readonly from: number
  readonly to: number
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

/** Spreads the attributes over records from `firstRecord`. Fault: `target-unsupported` {feature}. */
export function planOverflow(
  plan: AttributePlan & { readonly allocator: ClusterAllocator },
  inode: number,
  firstRecord: number,
): OverflowPlan {
  const { boot } = plan.volume
  const { streams } = plan.tree
  const attributes = spreadAttributes(plan, inode, (stream) => new Uint8Array(streams.size[stream] ?? 0))
  const extensions = spread(attributes, attributeRoom(boot.recordSize), firstRecord)
  const holders = new Map<BuiltAttribute, { holder: bigint; instance: number }>()
  for (const { record, from, to } of extensions) {
    for (let i = from; i < to; i++) {
      const attribute = attributes[i]
      if (attribute !== undefined)
        holders.set(attribute, { holder: reference(record, NEW_SEQUENCE), instance: i - from })
    }
  }
  const own = { holder: referenceOf(plan.volume, inode), instance: 0 }
  const bytes = concatenate(attributes.map((attribute) => listEntry(attribute, holders.get(attribute) ?? own)))
  if (bytes.length > LARGEST_LIST) throw ntfsFault('target-unsupported', { feature: phrase('too-many-names') })
  if (bytes.length <= MOST_RESIDENT_LIST)
    return { list: residentAttribute(ATTRIBUTE.attributeList, '', bytes), outsideList: undefined, extensions }
  const runs = plan.allocator.takeTogether(Math.ceil(bytes.length / boot.clusterSize))
  const list = nonResidentAttribute(ATTRIBUTE.attributeList, '', runs, bytes.length, boot.clusterSize)
  return { list, outsideList: { runs, bytes }, extensions }
}

/** The inode's attributes in the order of records, those that no record can hold in pieces. Fault: `target-unsupported`. */
export function spreadAttributes(
  plan: AttributePlan,
  inode: number,
  residentData: (stream: number) => Uint8Array,
): readonly BuiltAttribute[] {
  const room = attributeRoom(plan.volume.boot.recordSize)
  return buildAttributes(plan, inode, residentData)
    .sort(compareTypes)
    .flatMap((attribute) => {
      const pieces = attributePieces(attribute, room)
      if (pieces === undefined) throw ntfsFault('target-unsupported', { feature: phrase('attribute-too-large') })
      return pieces
    })
}

/** All but the first, as many to a record as fit. */
function spread(attributes: readonly BuiltAttribute[], room: number, firstRecord: number): readonly Extension[] {
  const extensions: Extension[] = []
  for (let from = 1; from < attributes.length; ) {
    let to = from
    for (let used = 0; to < attributes.length; to++) {
      used += attributes[to]?.bytes.length ?? 0
      if (used > room) break
    }
    extensions.push({ record: firstRecord + extensions.length, from, to })
    from = to
  }
  return extensions
}

function listEntry(
  attribute: BuiltAttribute,
  place: { readonly holder: bigint; readonly instance: number },
): Uint8Array {
  const bytes = new Uint8Array(align8(LIST.name + attribute.name.length * 2))
  const view = new DataView(bytes.buffer)
  view.setUint32(LIST.type, attribute.type, true)
  view.setUint16(LIST.length, bytes.length, true)
  view.setUint8(LIST.nameLength, attribute.name.length)
  view.setUint8(LIST.nameOffset, LIST.name)
  view.setBigUint64(LIST.firstVcn, BigInt(attribute.outside?.firstVcn ?? 0), true)
  view.setBigUint64(LIST.reference, place.holder, true)
  view.setUint16(LIST.instance, place.instance, true)
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
