import { type ByteSource, readExactly } from '../bytes/byte-source.ts'
import { wimFault } from './faults.ts'
import { readResource, type WimHeader } from './header.ts'
import { BLOB_ENTRY, RESOURCE_FLAG, SHA1_BYTES } from './layout.ts'

/** Rows of the blob table in file order of the table; parallel arrays, sizes and offsets in bytes. */
export interface BlobTable {
  readonly count: number
  readonly offset: Float64Array
  readonly size: Float64Array
  readonly originalSize: Float64Array
  readonly flags: Uint8Array
  readonly referenceCount: Uint32Array
  /** 20 bytes a row. */
  readonly sha1: Uint8Array
}

const MOST_BLOBS = 20_000_000

/** Faults: `media-truncated` for content past the end of the file, `media-table-damaged`, `media-limit`, `media-unsupported`. */
export function readBlobTable(source: ByteSource, header: WimHeader): BlobTable {
  const { blobTable } = header
  if ((blobTable.flags & RESOURCE_FLAG.compressed) !== 0)
    throw wimFault('media-unsupported', { feature: 'a compressed blob table' })
  if (blobTable.size % BLOB_ENTRY.bytes !== 0 || blobTable.size !== blobTable.originalSize)
    throw wimFault('media-table-damaged', { part: 'blob table' })
  const count = blobTable.size / BLOB_ENTRY.bytes
  if (count > MOST_BLOBS) throw wimFault('media-limit', { what: 'blobs', limit: MOST_BLOBS })
  const bytes = readExactly(source, blobTable.offset, blobTable.size)
  if (bytes === undefined) throw wimFault('media-truncated', { part: 'blob table' })
  const view = new DataView(bytes.buffer)
  const table: BlobTable = {
    count,
    offset: new Float64Array(count),
    size: new Float64Array(count),
    originalSize: new Float64Array(count),
    flags: new Uint8Array(count),
    referenceCount: new Uint32Array(count),
    sha1: new Uint8Array(count * SHA1_BYTES),
  }
  for (let row = 0; row < count; row++) {
    const at = row * BLOB_ENTRY.bytes
    const resource = readResource(view, at)
    if ((resource.flags & (RESOURCE_FLAG.solid | RESOURCE_FLAG.spanned)) !== 0)
      throw wimFault('media-unsupported', { feature: 'solid or spanned resources' })
    const stored = (resource.flags & RESOURCE_FLAG.compressed) === 0
    if (stored && resource.size !== resource.originalSize) throw wimFault('media-table-damaged', { part: 'blob table' })
    if (!stored && header.compression === 'none') throw wimFault('media-table-damaged', { part: 'blob table' })
    if (view.getUint16(at + BLOB_ENTRY.partNumber, true) !== 1)
      throw wimFault('media-table-damaged', { part: 'blob table' })
    if (resource.offset + resource.size > source.size) throw wimFault('media-truncated', { part: 'content' })
    table.offset[row] = resource.offset
    table.size[row] = resource.size
    table.originalSize[row] = resource.originalSize
    table.flags[row] = resource.flags
    table.referenceCount[row] = view.getUint32(at + BLOB_ENTRY.referenceCount, true)
    table.sha1.set(bytes.subarray(at + BLOB_ENTRY.sha1, at + BLOB_ENTRY.sha1 + SHA1_BYTES), row * SHA1_BYTES)
  }
  return table
}

/** Finds rows by SHA-1: open addressing over the digests, no objects per row. Metadata resources are left out. */
export function indexBySha1(table: BlobTable): (digest: Uint8Array) => number {
  let capacity = 16
  while (capacity < table.count * 2) capacity *= 2
  const slots = new Int32Array(capacity).fill(-1)
  const hashOf = (bytes: Uint8Array, at: number) =>
    ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0
  const equal = (row: number, digest: Uint8Array) => {
    for (let i = 0; i < SHA1_BYTES; i++) if (table.sha1[row * SHA1_BYTES + i] !== digest[i]) return false
    return true
  }
  for (let row = 0; row < table.count; row++) {
    if (((table.flags[row] ?? 0) & RESOURCE_FLAG.metadata) !== 0) continue
    let slot = hashOf(table.sha1, row * SHA1_BYTES) & (capacity - 1)
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & (capacity - 1)
    slots[slot] = row
  }
  return (digest) => {
    let slot = hashOf(digest, 0) & (capacity - 1)
    for (;;) {
      const row = slots[slot] ?? -1
      if (row < 0 || equal(row, digest)) return row
      slot = (slot + 1) & (capacity - 1)
    }
  }
}
