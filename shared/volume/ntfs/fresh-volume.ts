import { type ByteDevice, type ByteSource, readExactly } from '../../bytes/byte-source.ts'
import { textFromUtf16le } from '../../bytes/utf16.ts'
import { type BootFacts, readBootSector } from './boot-sector.ts'
import { ntfsFault } from './faults.ts'
import { undoFixup } from './fixup.ts'
import { ATTRIBUTE, FILE_NAME, RECORD, RECORD_FLAG, SYSTEM_FILE } from './layout.ts'
import { type Attribute, type AttributeBody, readAttributes } from './record.ts'
import type { Run } from './runlist.ts'
import { UPCASE_UNITS, type Upcase } from './upcase.ts'

/** A volume that holds only the file system's own files, read as far as populating it needs. */
export interface FreshVolume {
  readonly boot: BootFacts
  readonly device: ByteDevice
  readonly mftRuns: readonly Run[]
  /** Records that the $MFT has room for now. */
  readonly records: number
  readonly recordBitmap: Uint8Array
  readonly clusterBitmap: Uint8Array
  readonly upcase: Upcase
  /** Numbers of the records of `$Extend\$Reparse` and `$Extend\$ObjId`, when the formatter made them. */
  readonly reparseIndex: number | undefined
  readonly objectIdIndex: number | undefined
}

/** More than any formatter leaves behind; keeps a large old volume from being read record by record. */
const MOST_SYSTEM_RECORDS = 4096
const LARGEST_BITMAP = 1 << 28

/** Faults: `target-not-formatted`, `target-not-fresh` {found}, `target-damaged` {part}, `target-unsupported`. */
export function openFreshVolume(device: ByteDevice, path: string): FreshVolume {
  const boot = readBootSector(device, path)
  const first = readExactly(device, boot.mftCluster * boot.clusterSize, boot.recordSize)
  const mft = parseRecord(first, SYSTEM_FILE.mft)
  const data = bodyOf(mft, ATTRIBUTE.data, '')
  if (data?.kind !== 'non-resident') throw damaged('$MFT')
  const records = Math.floor(data.dataSize / boot.recordSize)
  const recordBitmap = readBody(device, boot, bodyOf(mft, ATTRIBUTE.bitmap, ''), '$MFT bitmap')
  const partial = { boot, device, mftRuns: data.runs, records }
  const system = findSystemRecords(partial, recordBitmap)
  const clusterBitmap = readBody(
    device,
    boot,
    bodyOf(readRecord(partial, SYSTEM_FILE.bitmap), ATTRIBUTE.data, ''),
    '$Bitmap',
  )
  const upcase = readBody(device, boot, bodyOf(readRecord(partial, SYSTEM_FILE.upcase), ATTRIBUTE.data, ''), '$UpCase')
  if (upcase.length < UPCASE_UNITS * 2 || clusterBitmap.length * 8 < boot.clusters) throw damaged('$UpCase or $Bitmap')
  return {
    ...partial,
    recordBitmap,
    clusterBitmap,
    upcase: new Uint16Array(upcase.buffer.slice(upcase.byteOffset, upcase.byteOffset + UPCASE_UNITS * 2)),
    reparseIndex: system.get('$Reparse'),
    objectIdIndex: system.get('$ObjId'),
  }
}

type OpenMft = Pick<FreshVolume, 'boot' | 'device' | 'mftRuns' | 'records'>

/** The record's attributes, fixup undone. Fault: `target-damaged`. */
export function readRecord(volume: OpenMft, number: number): readonly Attribute[] {
  return parseRecord(readRecordBytes(volume, number), number)
}

export function readRecordBytes(volume: OpenMft, number: number): Uint8Array | undefined {
  const { boot, device, mftRuns } = volume
  const record = new Uint8Array(boot.recordSize)
  return readRuns(device, boot.clusterSize, mftRuns, number * boot.recordSize, record) ? record : undefined
}

export function bodyOf(attributes: readonly Attribute[], type: number, name: string): AttributeBody | undefined {
  return attributes.find((attribute) => attribute.type === type && attribute.name === name)?.body
}

/** The whole value of an attribute. Fault: `target-damaged` {part}. */
export function readBody(
  source: ByteSource,
  boot: BootFacts,
  body: AttributeBody | undefined,
  part: string,
): Uint8Array {
  if (body === undefined) throw damaged(part)
  if (body.kind === 'resident') return body.value.slice()
  if (body.dataSize > LARGEST_BITMAP) throw damaged(part)
  const bytes = new Uint8Array(body.dataSize)
  if (!readRuns(source, boot.clusterSize, body.runs, 0, bytes)) throw damaged(part)
  return bytes
}

/** Fills `into` from `offset` of an attribute that lies in `runs`; false when it ends before. */
export function readRuns(
  source: ByteSource,
  clusterSize: number,
  runs: readonly Run[],
  offset: number,
  into: Uint8Array,
): boolean {
  let start = 0
  let done = 0
  for (const run of runs) {
    const length = run.length * clusterSize
    while (done < into.length && offset + done < start + length) {
      const within = offset + done - start
      const part = into.subarray(done, done + Math.min(length - within, into.length - done))
      if (run.lcn < 0) part.fill(0)
      else if (source.readAt(run.lcn * clusterSize + within, part) !== part.length) return false
      done += part.length
    }
    if (done === into.length) return true
    start += length
  }
  return done === into.length
}

/** Attributes of a record's bytes, whose fixup is undone in place. Fault: `target-damaged`. */
export function parseRecord(bytes: Uint8Array | undefined, number: number): readonly Attribute[] {
  const part = `file record ${number}`
  if (bytes === undefined || String.fromCharCode(...bytes.subarray(0, 4)) !== 'FILE' || !undoFixup(bytes))
    throw damaged(part)
  const attributes = readAttributes(bytes)
  if (attributes === undefined) throw damaged(part)
  return attributes
}

/** Names of the records in use beyond the first 16; a name that is not the file system's own means that files are there. */
function findSystemRecords(volume: OpenMft, bitmap: Uint8Array): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const used: number[] = []
  for (let number = 16; number < volume.records; number++) {
    if (((bitmap[number >>> 3] ?? 0) & (1 << (number & 7))) !== 0) used.push(number)
  }
  if (used.length > MOST_SYSTEM_RECORDS) throw ntfsFault('target-not-fresh', { found: `${used.length} files` })
  for (const number of used) {
    const bytes = readRecordBytes(volume, number)
    const flags = bytes === undefined ? 0 : new DataView(bytes.buffer).getUint16(RECORD.flags, true)
    if ((flags & RECORD_FLAG.inUse) === 0) continue
    const name = bodyOf(parseRecord(bytes, number), ATTRIBUTE.fileName, '')
    if (name?.kind !== 'resident') continue
    const text = textFromUtf16le(name.value.subarray(FILE_NAME.name))
    const parent = new DataView(name.value.buffer, name.value.byteOffset).getUint32(FILE_NAME.parent, true)
    if (parent !== SYSTEM_FILE.extend) throw ntfsFault('target-not-fresh', { found: text })
    found.set(text, number)
  }
  return found
}

function damaged(part: string) {
  return ntfsFault('target-damaged', { part })
}
