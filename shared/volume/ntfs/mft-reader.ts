import type { ByteSource } from '../../bytes/byte-source.ts'
import type { Fact } from '../../phrase/fact.ts'
import { phrase } from '../../phrase/phrase.ts'
import type { BootFacts } from './boot-sector.ts'
import { ntfsFault } from './faults.ts'
import { undoFixup } from './fixup.ts'
import { type Attribute, type AttributeBody, readAttributes } from './record.ts'
import type { Run } from './runlist.ts'

/** What reading file records by number needs. */
export interface OpenMft {
  readonly boot: BootFacts
  readonly device: ByteSource
  readonly mftRuns: readonly Run[]
  /** Records that the $MFT has room for now. */
  readonly records: number
}

/** No value that populating reads whole is larger than the $Bitmap of the largest volume. */
const LARGEST_VALUE = 1 << 29

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
export function readBody(source: ByteSource, boot: BootFacts, body: AttributeBody | undefined, part: Fact): Uint8Array {
  if (body === undefined) throw ntfsFault('target-damaged', { part })
  if (body.kind === 'resident') return body.value.slice()
  if (body.dataSize > LARGEST_VALUE) throw ntfsFault('target-damaged', { part })
  const bytes = new Uint8Array(body.dataSize)
  if (!readRuns(source, boot.clusterSize, body.runs, 0, bytes)) throw ntfsFault('target-damaged', { part })
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
  const damaged = () => ntfsFault('target-damaged', { part: phrase('file-record', { index: number }) })
  if (bytes === undefined || String.fromCharCode(...bytes.subarray(0, 4)) !== 'FILE' || !undoFixup(bytes))
    throw damaged()
  const attributes = readAttributes(bytes)
  if (attributes === undefined) throw damaged()
  return attributes
}
