import { ntfsFault } from '../faults.ts'
import type { Attribute } from '../record.ts'
import type { NtfsReader } from './open.ts'
import { readFromRuns } from './run-reader.ts'

/** An entry of $ATTRIBUTE_LIST (NTFS documentation). */
const ENTRY = { length: 4, reference: 16, bytes: 26 } as const
/** Windows' own limit of the list. */
const LARGEST_LIST = 256 * 1024

/** Numbers of the records that the list names, each once, in its order. Fault: `target-damaged`. */
export function readAttributeList(reader: NtfsReader, list: Attribute): readonly number[] {
  const damaged = () => ntfsFault('target-damaged', { part: 'attribute list' })
  let bytes: Uint8Array
  if (list.body.kind === 'resident') bytes = list.body.value
  else {
    if (list.body.dataSize > LARGEST_LIST) throw damaged()
    bytes = new Uint8Array(list.body.dataSize)
    if (!readFromRuns(reader, list.body.runs, 0, bytes)) throw damaged()
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const numbers = new Set<number>()
  for (let at = 0; at + ENTRY.bytes <= bytes.length; ) {
    const length = view.getUint16(at + ENTRY.length, true)
    if (length < ENTRY.bytes) throw damaged()
    numbers.add(Number(view.getBigUint64(at + ENTRY.reference, true) & 0xffffffffffffn))
    at += length
  }
  return [...numbers]
}
