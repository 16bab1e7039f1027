import { type ExtendedAttributes, readExtendedAttributes } from './extended-attributes.ts'
import { ITEM_TAG, TAGGED_ITEM } from './layout.ts'

/** What wimlib keeps behind the names of an entry; items of other tags are skipped by their length. */
export interface TaggedItems {
  readonly objectId: Uint8Array | undefined
  readonly hasUnixData: boolean
  readonly extendedAttributes: ExtendedAttributes | undefined
  readonly hasUnknown: boolean
}

const NONE: TaggedItems = {
  objectId: undefined,
  hasUnixData: false,
  extendedAttributes: undefined,
  hasUnknown: false,
}
const OBJECT_ID_BYTES = 16

/** The items from `from` to `end`; what cannot be an item ends them, as other writers leave anything there. */
export function readTaggedItems(metadata: Uint8Array, view: DataView, from: number, end: number): TaggedItems {
  if (from + TAGGED_ITEM.value > end) return NONE
  let { objectId, hasUnixData, extendedAttributes, hasUnknown } = NONE
  for (let at = from; at + TAGGED_ITEM.value <= end; ) {
    const tag = view.getUint32(at + TAGGED_ITEM.tag, true)
    const length = view.getUint32(at + TAGGED_ITEM.length, true)
    const value = at + TAGGED_ITEM.value
    if (value + length > end) break
    if (tag === ITEM_TAG.objectId && length >= OBJECT_ID_BYTES)
      objectId ??= metadata.slice(value, value + OBJECT_ID_BYTES)
    else if (tag === ITEM_TAG.unixData) hasUnixData = true
    else if (tag === ITEM_TAG.extendedAttributes)
      extendedAttributes ??= readExtendedAttributes(metadata.subarray(value, value + length))
    else if (tag !== 0) hasUnknown = true
    at = value + Math.ceil(length / 8) * 8
  }
  return { objectId, hasUnixData, extendedAttributes, hasUnknown }
}
