import type { ViewEntry } from './view-index.ts'

/** Header of a descriptor in $SDS: hash, id, own offset, length (NTFS documentation, "$Secure"). */
const SDS = { hash: 0, id: 4, offset: 8, length: 16, bytes: 20 } as const
/** The stream is written in blocks of this size, each followed by its copy. */
const BLOCK = 256 * 1024
const SDS_ALIGNMENT = 16
/** Descriptors of the formatter have ids from 0x100; this is the first that Windows gives to users' files. */
const FIRST_ID = 0x100
/** What one header and descriptor may take, so that blocks have room for several. */
export const LARGEST_DESCRIPTOR = 64 * 1024

export interface SecurityPlan {
  /** Id for each descriptor of the tree. */
  readonly ids: readonly number[]
  /** The whole new $SDS stream, copies included. */
  readonly sds: Uint8Array
  readonly byId: readonly ViewEntry[]
  readonly byHash: readonly ViewEntry[]
}

/** `II` in UTF-16 fills an entry of $SDH up. [observed] */
const HASH_ENTRY_TAIL = Uint8Array.of(0x49, 0, 0x49, 0)

interface Stored {
  readonly hash: number
  readonly id: number
  readonly offset: number
  readonly descriptor: Uint8Array
}

/** Adds the tree's descriptors to those that the volume has; equal ones share an id. */
export function planSecurity(existing: Uint8Array, descriptors: readonly Uint8Array[]): SecurityPlan {
  const stored = readStored(existing)
  const known = new Map(stored.map((entry) => [keyOf(entry.descriptor), entry.id]))
  let nextId = Math.max(FIRST_ID - 1, ...stored.map((entry) => entry.id)) + 1
  let end = stored.reduce((most, entry) => Math.max(most, entry.offset + SDS.bytes + entry.descriptor.length), 0)
  const ids = descriptors.map((descriptor) => {
    const key = keyOf(descriptor)
    const id = known.get(key)
    if (id !== undefined) return id
    const offset = placeAfter(end, SDS.bytes + descriptor.length)
    stored.push({ hash: hashOf(descriptor), id: nextId, offset, descriptor })
    known.set(key, nextId)
    end = offset + SDS.bytes + descriptor.length
    nextId += 1
    return nextId - 1
  })
  const sds = new Uint8Array(end === 0 ? 0 : end + BLOCK)
  for (const entry of stored) {
    const bytes = new Uint8Array(SDS.bytes + entry.descriptor.length)
    bytes.set(headerOf(entry))
    bytes.set(entry.descriptor, SDS.bytes)
    sds.set(bytes, entry.offset)
    sds.set(bytes, entry.offset + BLOCK)
  }
  const number = (...values: readonly number[]) => new Uint8Array(Uint32Array.from(values).buffer)
  const byId = stored.toSorted((a, b) => a.id - b.id).map((entry) => ({ key: number(entry.id), data: headerOf(entry) }))
  const byHash = stored
    .toSorted((a, b) => a.hash - b.hash || a.id - b.id)
    .map((entry) => ({ key: number(entry.hash, entry.id), data: headerOf(entry), tail: HASH_ENTRY_TAIL }))
  return { ids, sds, byId, byHash }
}

/** Entries lie at multiples of 16, never across a block's end, and never in the copies. */
function placeAfter(end: number, length: number): number {
  let offset = Math.ceil(end / SDS_ALIGNMENT) * SDS_ALIGNMENT
  const within = offset % (2 * BLOCK)
  if (within + length > BLOCK) offset += 2 * BLOCK - within
  return offset
}

function readStored(sds: Uint8Array): Stored[] {
  const view = new DataView(sds.buffer, sds.byteOffset, sds.byteLength)
  const found: Stored[] = []
  for (let at = 0; at + SDS.bytes <= sds.length; ) {
    const length = view.getUint32(at + SDS.length, true)
    const isEntry =
      length > SDS.bytes &&
      length <= SDS.bytes + LARGEST_DESCRIPTOR &&
      Number(view.getBigUint64(at + SDS.offset, true)) === at
    if (isEntry && at + length <= sds.length) {
      const id = view.getUint32(at + SDS.id, true)
      found.push({ hash: view.getUint32(at, true), id, offset: at, descriptor: sds.slice(at + SDS.bytes, at + length) })
      at = Math.ceil((at + length) / SDS_ALIGNMENT) * SDS_ALIGNMENT
    } else {
      at = (Math.floor(at / (2 * BLOCK)) + 1) * 2 * BLOCK
    }
  }
  return found
}

function headerOf(entry: Stored): Uint8Array {
  const bytes = new Uint8Array(SDS.bytes)
  const view = new DataView(bytes.buffer)
  view.setUint32(SDS.hash, entry.hash, true)
  view.setUint32(SDS.id, entry.id, true)
  view.setBigUint64(SDS.offset, BigInt(entry.offset), true)
  view.setUint32(SDS.length, SDS.bytes + entry.descriptor.length, true)
  return bytes
}

/** Rotate left by three and add, over 32-bit words (NTFS documentation, "$Secure"). */
function hashOf(descriptor: Uint8Array): number {
  const view = new DataView(descriptor.buffer, descriptor.byteOffset, descriptor.byteLength)
  let hash = 0
  for (let at = 0; at + 4 <= descriptor.length; at += 4) {
    hash = (view.getUint32(at, true) + ((hash << 3) | (hash >>> 29))) >>> 0
  }
  return hash
}

function keyOf(descriptor: Uint8Array): string {
  let key = ''
  for (const byte of descriptor) key += String.fromCharCode(byte)
  return key
}
