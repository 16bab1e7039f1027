import { phrase } from '../../../phrase/phrase.ts'
import type { Attribute } from '../record.ts'
import { damaged } from './damaged.ts'
import { type Reference, referenceAt } from './mft.ts'
import { type Clusters, readValue } from './run-reader.ts'

/** Offsets in an entry of $ATTRIBUTE_LIST (NTFS documentation). */
const ENTRY = { type: 0, length: 4, firstVcn: 8, reference: 16, instance: 24, bytes: 26 } as const
/** Windows' own limit of the list. */
const LARGEST_LIST = 256 * 1024

/** Where one attribute, or one piece of it, is to be found. */
export interface ListedAttribute {
  readonly type: number
  readonly firstVcn: number
  readonly reference: Reference
  readonly instance: number
}

/** Entries of the list, in its order. Fault: `target-damaged`. */
export function readAttributeList(volume: Clusters, list: Attribute): readonly ListedAttribute[] {
  const bytes = readValue(volume, list.body, LARGEST_LIST)
  if (bytes === undefined) throw damaged(phrase('attribute-list'))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries: ListedAttribute[] = []
  for (let at = 0; at + ENTRY.bytes <= bytes.length; ) {
    const length = view.getUint16(at + ENTRY.length, true)
    if (length < ENTRY.bytes) throw damaged(phrase('attribute-list'))
    entries.push({
      type: view.getUint32(at + ENTRY.type, true),
      firstVcn: Number(view.getBigUint64(at + ENTRY.firstVcn, true)),
      reference: referenceAt(view, at + ENTRY.reference),
      instance: view.getUint16(at + ENTRY.instance, true),
    })
    at += length
  }
  return entries
}
