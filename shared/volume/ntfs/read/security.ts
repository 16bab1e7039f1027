import { ATTRIBUTE, LARGEST_SDS, STANDARD, SYSTEM_FILE } from '../layout.ts'
import { damaged, damagedRecord } from './damaged.ts'
import { findAttribute, type NtfsFile, readFile } from './file.ts'
import type { NtfsReader } from './open.ts'
import { readValue } from './run-reader.ts'

/** Header of a descriptor in $Secure:$SDS (NTFS documentation, "$Secure"). */
const SDS = { hash: 0, id: 4, offset: 8, length: 16, bytes: 20, alignment: 16 } as const
/** The stream is made of blocks of this size, each followed by its copy. */
const BLOCK = 256 * 1024
const LARGEST_OWN = 64 * 1024

export interface Descriptors {
  /** Grows by those that files hold themselves. */
  readonly descriptors: readonly Uint8Array[]
  /** Index of a file's descriptor, or -1. Fault: `target-damaged` for an id that nothing has. */
  indexOf(file: NtfsFile): number
}

/** The descriptors that the volume keeps for its files. Fault: `target-damaged`. */
export function readDescriptors(reader: NtfsReader): Descriptors {
  const stream = findAttribute(readFile(reader, SYSTEM_FILE.secure), ATTRIBUTE.data, '$SDS')
  const bytes = stream === undefined ? new Uint8Array(0) : readValue(reader, stream.body, LARGEST_SDS)
  if (bytes === undefined) throw damaged('$Secure')
  const descriptors: Uint8Array[] = []
  const byId = new Map<number, number>()
  for (const { id, descriptor } of storedDescriptors(bytes)) byId.set(id, descriptors.push(descriptor) - 1)
  return {
    descriptors,
    indexOf(file) {
      const id = securityIdOf(file)
      if (id !== 0) {
        const index = byId.get(id)
        if (index === undefined) throw damagedRecord(file.number)
        return index
      }
      const own = findAttribute(file, ATTRIBUTE.securityDescriptor)
      if (own === undefined) return -1
      const descriptor = readValue(reader, own.body, LARGEST_OWN)
      if (descriptor === undefined) throw damagedRecord(file.number)
      return descriptors.push(descriptor) - 1
    },
  }
}

function securityIdOf(file: NtfsFile): number {
  const standard = findAttribute(file, ATTRIBUTE.standardInformation)
  if (standard?.body.kind !== 'resident' || standard.body.value.length < STANDARD.bytes) return 0
  const { value } = standard.body
  return new DataView(value.buffer, value.byteOffset, value.byteLength).getUint32(STANDARD.securityId, true)
}

function* storedDescriptors(bytes: Uint8Array): Generator<{ readonly id: number; readonly descriptor: Uint8Array }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + SDS.bytes <= bytes.length; ) {
    const length = view.getUint32(at + SDS.length, true)
    // Copies name the place of their original; behind the last entry of a block is nothing.
    const isEntry =
      length > SDS.bytes && at + length <= bytes.length && Number(view.getBigUint64(at + SDS.offset, true)) === at
    if (!isEntry) {
      at = (Math.floor(at / (2 * BLOCK)) + 1) * 2 * BLOCK
      continue
    }
    const descriptor = bytes.slice(at + SDS.bytes, at + length)
    if (hashOf(descriptor) !== view.getUint32(at + SDS.hash, true)) throw damaged('$Secure')
    yield { id: view.getUint32(at + SDS.id, true), descriptor }
    at = Math.ceil((at + length) / SDS.alignment) * SDS.alignment
  }
}

/** The hash by which Windows finds equal descriptors (NTFS documentation, "$SDH"): rotated left by 3, next 32 bits added. */
function hashOf(descriptor: Uint8Array): number {
  const view = new DataView(descriptor.buffer, descriptor.byteOffset, descriptor.byteLength)
  let hash = 0
  for (let at = 0; at + 4 <= descriptor.length; at += 4)
    hash = (view.getUint32(at, true) + ((hash << 3) | (hash >>> 29))) >>> 0
  return hash
}
