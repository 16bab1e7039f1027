import { ATTRIBUTE } from '../layout.ts'
import type { Attribute } from '../record.ts'
import { type ListedAttribute, readAttributeList } from './attribute-list.ts'
import { damagedRecord } from './damaged.ts'
import { joinPieces } from './join-pieces.ts'
import { type FileRecord, type Mft, type Reference, readRecord } from './mft.ts'

/** A file record with all its attributes, those of extension records among them. */
export interface NtfsFile {
  readonly number: number
  readonly sequence: number
  readonly isDirectory: boolean
  readonly attributes: readonly Attribute[]
}

/** The file of record `number`. Fault: `target-damaged`. */
export function readFile(mft: Mft, number: number): NtfsFile {
  const record = readRecord(mft, number)
  if (record.base.record !== 0 || record.base.sequence !== 0) throw damagedRecord(number)
  const { sequence, isDirectory } = record
  const list = findAttribute(record, ATTRIBUTE.attributeList)
  const attributes =
    list === undefined
      ? record.attributes
      : listedAttributes(mft, { record: number, sequence }, record, readAttributeList(mft, list))
  return { number, sequence, isDirectory, attributes: joinPieces(mft, attributes, number) }
}

/** The file that a reference means. Fault: `target-damaged` when its record has been given to another since. */
export function readReferenced(mft: Mft, reference: Reference): NtfsFile {
  const file = readFile(mft, reference.record)
  if (file.sequence !== reference.sequence) throw damagedRecord(reference.record)
  return file
}

export function findAttribute(
  file: { readonly attributes: readonly Attribute[] },
  type: number,
  name = '',
): Attribute | undefined {
  return file.attributes.find((attribute) => attribute.type === type && attribute.name === name)
}

/** The attribute that a list's entry means, in a record that extends `base`, or in the base record. Fault: `target-damaged`. */
export function listedAttribute(
  entry: ListedAttribute,
  base: Reference,
  readOnce: (record: number) => FileRecord,
): Attribute {
  const { record, sequence } = entry.reference
  const holder = readOnce(record)
  const extended = record === base.record ? base : holder.base
  const belongs = holder.sequence === sequence && extended.record === base.record && extended.sequence === base.sequence
  const found = belongs && holder.attributes.find((attribute) => isListed(attribute, entry))
  if (!found) throw damagedRecord(base.record)
  return found
}

/** What the list names is what the file has: Windows looks nowhere else. */
function listedAttributes(
  mft: Mft,
  base: Reference,
  own: FileRecord,
  list: readonly ListedAttribute[],
): readonly Attribute[] {
  const records = new Map([[base.record, own]])
  const readOnce = (number: number) => {
    const known = records.get(number)
    if (known !== undefined) return known
    const record = readRecord(mft, number)
    records.set(number, record)
    return record
  }
  return list.map((entry) => listedAttribute(entry, base, readOnce))
}

function isListed({ type, instance, body }: Attribute, entry: ListedAttribute): boolean {
  const firstVcn = body.kind === 'resident' ? 0 : body.firstVcn
  return type === entry.type && instance === entry.instance && firstVcn === entry.firstVcn
}
