import { type ByteSource, readExactly } from '../../../bytes/byte-source.ts'
import { type BootFacts, readBootSector } from '../boot-sector.ts'
import { ntfsFault } from '../faults.ts'
import { undoFixup } from '../fixup.ts'
import { ATTRIBUTE, RECORD, RECORD_FLAG, SYSTEM_FILE } from '../layout.ts'
import { type Attribute, readAttributes } from '../record.ts'
import type { Run } from '../runlist.ts'
import { UPCASE_UNITS, type Upcase } from '../upcase.ts'
import { readAttributeList } from './attribute-list.ts'
import { readFromRuns } from './run-reader.ts'

/** A file record with all its attributes, those of extension records among them. */
export interface NtfsFile {
  readonly number: number
  readonly sequence: number
  readonly isDirectory: boolean
  readonly attributes: readonly Attribute[]
}

/** A volume opened for reading: nothing of the populater's is used but the layout of the structures. */
export interface NtfsReader {
  readonly source: ByteSource
  readonly boot: BootFacts
  readonly mftRuns: readonly Run[]
  readonly records: number
  readonly upcase: Upcase
}

/** Text at the start of a volume that a run has not finished. */
const INCOMPLETE = 'PRESTAGE INCOMPLETE'

/** Faults: `target-not-formatted`, `target-incomplete`, `target-damaged`. */
export function openNtfs(source: ByteSource, path: string): NtfsReader {
  const first = readExactly(source, 0, 512)
  const text = String.fromCharCode(...(first ?? []))
  if (text.startsWith(INCOMPLETE))
    throw ntfsFault('target-incomplete', { path, run: /"run":"([^"]*)"/.exec(text)?.[1] ?? '?' })
  const boot = readBootSector(source, path)
  const provisional = {
    source,
    boot,
    mftRuns: [{ lcn: boot.mftCluster, length: 1 << 20 }],
    records: 16,
    upcase: new Uint16Array(0),
  }
  const data = unnamedData(readFile(provisional, SYSTEM_FILE.mft))
  if (data?.body.kind !== 'non-resident') throw damaged('$MFT')
  const opened = { ...provisional, mftRuns: data.body.runs, records: Math.floor(data.body.dataSize / boot.recordSize) }
  const table = unnamedData(readFile(opened, SYSTEM_FILE.upcase))
  const bytes = new Uint8Array(UPCASE_UNITS * 2)
  if (table?.body.kind !== 'non-resident' || !readFromRuns(opened, table.body.runs, 0, bytes)) throw damaged('$UpCase')
  return { ...opened, upcase: new Uint16Array(bytes.buffer) }
}

/** The file of record `number`. Fault: `target-damaged`. */
export function readFile(reader: NtfsReader, number: number): NtfsFile {
  const record = readRecord(reader, number)
  const view = new DataView(record.buffer)
  const flags = view.getUint16(RECORD.flags, true)
  if ((flags & RECORD_FLAG.inUse) === 0) throw damaged(`file record ${number}`)
  const own = attributesOf(record, number)
  const list = own.find((attribute) => attribute.type === ATTRIBUTE.attributeList)
  const attributes = list === undefined ? own : [...own, ...extensionAttributes(reader, number, list)]
  return {
    number,
    sequence: view.getUint16(RECORD.sequence, true),
    isDirectory: (flags & RECORD_FLAG.directory) !== 0,
    attributes: joinPieces(attributes),
  }
}

/** Attributes that the list places in other records, each record read once. */
function extensionAttributes(reader: NtfsReader, base: number, list: Attribute): readonly Attribute[] {
  const found: Attribute[] = []
  for (const number of readAttributeList(reader, list)) {
    if (number === base) continue
    found.push(...attributesOf(readRecord(reader, number), number))
  }
  return found
}

/** Pieces of one attribute in several records become one, in the order of their clusters. */
function joinPieces(attributes: readonly Attribute[]): readonly Attribute[] {
  const joined: Attribute[] = []
  const pieceFirst = attributes.toSorted((a, b) => firstVcnOf(a) - firstVcnOf(b))
  for (const attribute of pieceFirst) {
    const { body } = attribute
    const index =
      firstVcnOf(attribute) === 0
        ? -1
        : joined.findIndex((other) => other.type === attribute.type && other.name === attribute.name)
    const start = joined[index]
    if (start === undefined || body.kind === 'resident' || start.body.kind === 'resident') joined.push(attribute)
    else joined[index] = { ...start, body: { ...start.body, runs: [...start.body.runs, ...body.runs] } }
  }
  return joined
}

function firstVcnOf(attribute: Attribute): number {
  return attribute.body.kind === 'resident' ? 0 : attribute.body.firstVcn
}

function readRecord(reader: NtfsReader, number: number): Uint8Array {
  const record = new Uint8Array(reader.boot.recordSize)
  const isThere =
    number < reader.records &&
    readFromRuns(reader, reader.mftRuns, number * record.length, record) &&
    String.fromCharCode(...record.subarray(0, 4)) === 'FILE' &&
    undoFixup(record)
  if (!isThere) throw damaged(`file record ${number}`)
  return record
}

function attributesOf(record: Uint8Array, number: number): readonly Attribute[] {
  const attributes = readAttributes(record)
  if (attributes === undefined) throw damaged(`file record ${number}`)
  return attributes
}

function unnamedData(file: NtfsFile): Attribute | undefined {
  return file.attributes.find((attribute) => attribute.type === ATTRIBUTE.data && attribute.name === '')
}

function damaged(part: string) {
  return ntfsFault('target-damaged', { part })
}
