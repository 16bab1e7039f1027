import { FILE_ATTRIBUTE, STREAM_DATA, STREAM_REPARSE } from '../../../tree/file-tree.ts'
import type { InodeFacts } from '../../../tree/tree-arrays.ts'
import { ATTRIBUTE, STANDARD } from '../layout.ts'
import type { Attribute, AttributeBody } from '../record.ts'
import type { Run } from '../runlist.ts'
import { damagedRecord } from './damaged.ts'
import { findAttribute, type NtfsFile } from './file.ts'
import { type Clusters, readFromRuns } from './run-reader.ts'

/** Tag, length and reserved bytes before the data of a reparse point (MS-FSCC 2.1.2.2). */
const REPARSE_HEADER = { tag: 0, bytes: 8 } as const
/** Bytes of $STANDARD_INFORMATION that every version of NTFS has. */
const STANDARD_BYTES = 48

/** Times, attributes and reparse tag of a file; the index of its descriptor is the caller's. Fault: `target-damaged`. */
export function inodeFacts(volume: Clusters, file: NtfsFile, security: number): InodeFacts {
  const standard = findAttribute(file, ATTRIBUTE.standardInformation)?.body
  if (standard?.kind !== 'resident' || standard.value.length < STANDARD_BYTES) throw damagedRecord(file.number)
  const { value } = standard
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength)
  return {
    attributes: (view.getUint32(STANDARD.attributes, true) | (file.isDirectory ? FILE_ATTRIBUTE.DIRECTORY : 0)) >>> 0,
    creationTime: view.getBigUint64(STANDARD.creationTime, true),
    lastWriteTime: view.getBigUint64(STANDARD.lastWriteTime, true),
    lastAccessTime: view.getBigUint64(STANDARD.lastAccessTime, true),
    security,
    reparseTag: reparseTagOf(volume, file),
  }
}

/** A stream as it stands in a file's records. */
export interface FoundStream {
  /** STREAM_DATA or STREAM_REPARSE. */
  readonly kind: number
  readonly name: string
  /** Bytes; of reparse data those behind its header. */
  readonly size: number
  /** Resident reparse data without its header, and with it outside the record. */
  readonly body: AttributeBody
}

/** Data streams and reparse data of a file. Fault: `target-damaged`. */
export function foundStreams(volume: Clusters, file: NtfsFile): readonly FoundStream[] {
  return file.attributes.flatMap((attribute) => {
    const { type, name } = attribute
    if (type === ATTRIBUTE.data) {
      if (file.isDirectory && name === '') return []
      const body = writtenPart(attribute.body, volume.boot.clusterSize)
      return [{ kind: STREAM_DATA, name, size: sizeOf(attribute), body }]
    }
    if (type !== ATTRIBUTE.reparsePoint) return []
    const size = sizeOf(attribute) - REPARSE_HEADER.bytes
    if (size < 0) throw damagedRecord(file.number)
    return [{ kind: STREAM_REPARSE, name, size, body: withoutHeader(attribute.body) }]
  })
}

function withoutHeader(body: AttributeBody): AttributeBody {
  return body.kind === 'resident' ? { ...body, value: body.value.subarray(REPARSE_HEADER.bytes) } : body
}

function sizeOf({ body }: Attribute): number {
  return body.kind === 'resident' ? body.value.length : body.dataSize
}

/** What a stream's readers see: clusters behind the last one that was ever written read as zeros, and become a hole. */
function writtenPart(body: AttributeBody, clusterSize: number): AttributeBody {
  if (body.kind === 'resident' || body.initializedSize >= body.dataSize) return body
  const runs: Run[] = []
  let left = Math.ceil(body.initializedSize / clusterSize)
  for (const run of body.runs) {
    const written = Math.min(left, run.length)
    if (written > 0) runs.push({ lcn: run.lcn, length: written })
    if (written < run.length) runs.push({ lcn: -1, length: run.length - written })
    left -= written
  }
  return { ...body, runs }
}

function reparseTagOf(volume: Clusters, file: NtfsFile): number {
  const body = findAttribute(file, ATTRIBUTE.reparsePoint)?.body
  if (body === undefined) return 0
  const header = new Uint8Array(REPARSE_HEADER.bytes)
  if (body.kind === 'resident') header.set(body.value.subarray(0, header.length))
  else if (!readFromRuns(volume, body.runs, 0, header)) throw damagedRecord(file.number)
  return new DataView(header.buffer).getUint32(REPARSE_HEADER.tag, true)
}
