import { ATTRIBUTE, SYSTEM_FILE } from '../layout.ts'
import { type NtfsReader, readFile } from './open.ts'
import { readFromRuns } from './run-reader.ts'

/** Header of a descriptor in $Secure:$SDS (NTFS documentation). */
const SDS = { id: 4, offset: 8, length: 16, bytes: 20, alignment: 16, block: 256 * 1024 } as const
const LARGEST_SDS = 64 << 20

export interface Descriptors {
  readonly descriptors: readonly Uint8Array[]
  /** Index of a security id's descriptor, or -1. */
  indexOf(securityId: number): number
}

/** The descriptors that the volume keeps for its files. */
export function readDescriptors(reader: NtfsReader): Descriptors {
  const secure = readFile(reader, SYSTEM_FILE.secure)
  const stream = secure.attributes.find((attribute) => attribute.type === ATTRIBUTE.data && attribute.name === '$SDS')
  const descriptors: Uint8Array[] = []
  const byId = new Map<number, number>()
  if (stream?.body.kind !== 'non-resident' || stream.body.dataSize > LARGEST_SDS)
    return { descriptors, indexOf: () => -1 }
  const bytes = new Uint8Array(stream.body.dataSize)
  if (!readFromRuns(reader, stream.body.runs, 0, bytes)) return { descriptors, indexOf: () => -1 }
  const view = new DataView(bytes.buffer)
  for (let at = 0; at + SDS.bytes <= bytes.length; ) {
    const length = view.getUint32(at + SDS.length, true)
    const isEntry =
      length > SDS.bytes && at + length <= bytes.length && Number(view.getBigUint64(at + SDS.offset, true)) === at
    if (!isEntry) {
      at = (Math.floor(at / (2 * SDS.block)) + 1) * 2 * SDS.block
      continue
    }
    byId.set(view.getUint32(at + SDS.id, true), descriptors.length)
    descriptors.push(bytes.slice(at + SDS.bytes, at + length))
    at = Math.ceil((at + length) / SDS.alignment) * SDS.alignment
  }
  return { descriptors, indexOf: (id) => byId.get(id) ?? -1 }
}
