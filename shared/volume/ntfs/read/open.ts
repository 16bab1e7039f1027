import { type ByteSource, readExactly } from '../../../bytes/byte-source.ts'
import { readBootSector } from '../boot-sector.ts'
import { ntfsFault } from '../faults.ts'
import { ATTRIBUTE, SYSTEM_FILE } from '../layout.ts'
import type { AttributeBody } from '../record.ts'
import { UPCASE_UNITS, type Upcase } from '../upcase.ts'
import { type ListedAttribute, readAttributeList } from './attribute-list.ts'
import { damaged } from './damaged.ts'
import { findAttribute, listedAttribute, readFile } from './file.ts'
import { type Mft, readRecord } from './mft.ts'
import { readValue } from './run-reader.ts'

/** A volume opened for reading: nothing of the populater's is used but the layout of the structures. */
export interface NtfsReader extends Mft {
  readonly upcase: Upcase
}

/** Text at the start of a volume that a run has not finished. */
const INCOMPLETE = 'PRESTAGE INCOMPLETE'

/** Faults: `target-not-formatted`, `target-incomplete`, `target-damaged`. */
export function openNtfs(source: ByteSource, path: string): NtfsReader {
  const text = String.fromCharCode(...(readExactly(source, 0, 512) ?? []))
  if (text.startsWith(INCOMPLETE))
    throw ntfsFault('target-incomplete', { path, run: /"run":"([^"]*)"/.exec(text)?.[1] ?? '?' })
  const mft = openMft(source, path)
  const table = findAttribute(readFile(mft, SYSTEM_FILE.upcase), ATTRIBUTE.data)
  const bytes = table && readValue(mft, table.body, UPCASE_UNITS * 2)
  if (bytes?.length !== UPCASE_UNITS * 2) throw damaged('$UpCase')
  return Object.freeze({ ...mft, upcase: new Uint16Array(bytes.slice().buffer) })
}

/** The $MFT describes itself: each piece of it must be found through the pieces before it. */
function openMft(source: ByteSource, path: string): Mft {
  const boot = readBootSector(source, path)
  const firstRun = { lcn: boot.mftCluster, length: boot.clusters - boot.mftCluster }
  const record = readRecord({ source, boot, mftRuns: [firstRun], records: 1 }, SYSTEM_FILE.mft)
  const own = findAttribute(record, ATTRIBUTE.data)
  const list = findAttribute(record, ATTRIBUTE.attributeList)
  if (own?.body.kind !== 'non-resident' || own.body.firstVcn !== 0) throw damaged('$MFT')
  let mft = mftOf(source, boot, own.body)
  const pieces = list === undefined ? [] : readAttributeList(mft, list).filter(isLaterPiece)
  for (const entry of pieces.toSorted((a, b) => a.firstVcn - b.firstVcn)) {
    const known = mft
    const base = { record: SYSTEM_FILE.mft, sequence: record.sequence }
    const { body } = listedAttribute(entry, base, (number) => readRecord(known, number))
    if (body.kind === 'resident') throw damaged('$MFT')
    mft = { ...known, mftRuns: [...known.mftRuns, ...body.runs] }
  }
  const whole = findAttribute(readFile(mft, SYSTEM_FILE.mft), ATTRIBUTE.data)
  if (whole?.body.kind !== 'non-resident') throw damaged('$MFT')
  return mftOf(source, boot, whole.body)
}

function mftOf(source: ByteSource, boot: Mft['boot'], body: AttributeBody & { kind: 'non-resident' }): Mft {
  return { source, boot, mftRuns: body.runs, records: Math.floor(body.initializedSize / boot.recordSize) }
}

function isLaterPiece(entry: ListedAttribute): boolean {
  return entry.type === ATTRIBUTE.data && entry.firstVcn > 0
}
