import { type ByteSource, readExactly } from '../bytes/byte-source.ts'
import { phrase } from '../phrase/phrase.ts'
import { wimFault } from './faults.ts'
import { type Resource, readResource } from './header.ts'
import { BLOB_ENTRY, RESOURCE_FLAG, SHA1_BYTES, SOLID_RESOURCE_MARK } from './layout.ts'
import { LIMITS } from './limits.ts'
import type { WimPart } from './parts.ts'
import { placeInRun, readSolidResource, type SolidPlace, type SolidResource, type SolidRun } from './solid.ts'
import type { Notices } from './strictness.ts'

/** Blobs in the order of the table, part after part; parallel arrays, sizes and offsets in bytes. */
export interface BlobTable {
  readonly count: number
  /** From the start of the media, its parts one after the other; for a blob of a solid resource, in what that decodes to. */
  readonly offset: Float64Array
  /** As stored; for a blob of a solid resource, as decoded. */
  readonly size: Float64Array
  readonly originalSize: Float64Array
  readonly flags: Uint8Array
  readonly referenceCount: Uint32Array
  /** 20 bytes a row. */
  readonly sha1: Uint8Array
  /** Index into `solids` of the resource that holds the blob, or -1. */
  readonly solid: Int32Array
  readonly solids: readonly SolidResource[]
}

/** Faults: `media-truncated` for content past the end of a part, `media-table-damaged`, `media-limit`, `media-unsupported`. */
export function readBlobTable(source: ByteSource, parts: readonly WimPart[], notices: Notices): BlobTable {
  const entries = parts.map((part) => readEntries(source, part))
  const most = entries.reduce((sum, bytes) => sum + bytes.length / BLOB_ENTRY.bytes, 0)
  if (most > LIMITS.blobs) throw wimFault('media-limit', { what: phrase('blobs'), limit: LIMITS.blobs })
  const solids: SolidResource[] = []
  const table = {
    offset: new Float64Array(most),
    size: new Float64Array(most),
    originalSize: new Float64Array(most),
    flags: new Uint8Array(most),
    referenceCount: new Uint32Array(most),
    sha1: new Uint8Array(most * SHA1_BYTES),
    solid: new Int32Array(most).fill(-1),
  }
  let count = 0
  parts.forEach((part, index) => {
    const bytes = entries[index] ?? new Uint8Array(0)
    const view = new DataView(bytes.buffer)
    const runs = readRuns(source, part, view, solids)
    for (let at = 0; at < bytes.length; at += BLOB_ENTRY.bytes) {
      const entry = readResource(view, at)
      checkEntry(entry, view.getUint16(at + BLOB_ENTRY.partNumber, true), part, notices)
      if (isSolidResource(entry)) continue
      const place = placeOf(entry, part, solids, runs.get(at))
      table.offset[count] = place.offset
      table.size[count] = place.size
      table.originalSize[count] = place.originalSize
      table.solid[count] = place.solid
      table.flags[count] = entry.flags
      table.referenceCount[count] = view.getUint32(at + BLOB_ENTRY.referenceCount, true)
      table.sha1.set(bytes.subarray(at + BLOB_ENTRY.sha1, at + BLOB_ENTRY.sha1 + SHA1_BYTES), count * SHA1_BYTES)
      count++
    }
    // As large as the table, and no longer needed.
    bytes.buffer.transfer(0)
  })
  return { count, ...trimmed(table, count), solids }
}

function readEntries(source: ByteSource, part: WimPart): Uint8Array<ArrayBuffer> {
  const { blobTable } = part.header
  if (blobTable.size % BLOB_ENTRY.bytes !== 0) throw wimFault('media-table-damaged', { part: phrase('blob-table') })
  if (blobTable.size / BLOB_ENTRY.bytes > LIMITS.blobs)
    throw wimFault('media-limit', { what: phrase('blobs'), limit: LIMITS.blobs })
  const bytes = readExactly(source, part.start + blobTable.offset, blobTable.size)
  if (bytes === undefined) throw wimFault('media-truncated', { part: phrase('blob-table') })
  return bytes
}

const KNOWN_FLAGS = Object.values(RESOURCE_FLAG).reduce((all: number, flag) => all | flag, 0)

function checkEntry(entry: Resource, partNumber: number, part: WimPart, notices: Notices): void {
  if ((entry.flags & RESOURCE_FLAG.spanned) !== 0)
    throw wimFault('media-unsupported', { feature: phrase('spanned-resource') })
  const damaged = () => wimFault('media-table-damaged', { part: phrase('blob-table') })
  if ((entry.flags & ~KNOWN_FLAGS) !== 0) throw damaged()
  if (partNumber !== part.header.part) notices.relax('part-numbers-differ', part.path, damaged)
}

/**
 * Reads the solid resources of the part. By place of an entry: the run that it is in, which is all solid entries in a row;
 * blobs may stand before a resource of their run.
 */
function readRuns(
  source: ByteSource,
  part: WimPart,
  view: DataView,
  solids: SolidResource[],
): ReadonlyMap<number, SolidRun> {
  const runs = new Map<number, SolidRun>()
  let run: SolidRun | undefined
  for (let at = 0; at < view.byteLength; at += BLOB_ENTRY.bytes) {
    const entry = readResource(view, at)
    if ((entry.flags & RESOURCE_FLAG.solid) === 0) {
      run = undefined
      continue
    }
    run ??= { first: solids.length, end: solids.length }
    runs.set(at, run)
    if (!isSolidResource(entry)) continue
    if (solids.length >= LIMITS.solidResources)
      throw wimFault('media-limit', { what: phrase('solid-resources'), limit: LIMITS.solidResources })
    run.end = solids.push(readSolidResource(source, part, entry))
  }
  return runs
}

function isSolidResource({ flags, originalSize }: Resource): boolean {
  return (flags & RESOURCE_FLAG.solid) !== 0 && originalSize === SOLID_RESOURCE_MARK
}

function placeOf(
  entry: Resource,
  part: WimPart,
  solids: readonly SolidResource[],
  run: SolidRun | undefined,
): SolidPlace {
  if (run !== undefined) return placeInRun(solids, run, entry)
  checkPlaced(entry, part)
  return { ...entry, offset: part.start + entry.offset, solid: -1 }
}

function checkPlaced(entry: Resource, part: WimPart): void {
  const isStored = (entry.flags & RESOURCE_FLAG.compressed) === 0
  if (isStored ? entry.size !== entry.originalSize : part.header.compression === 'none' || entry.originalSize === 0)
    throw wimFault('media-table-damaged', { part: phrase('blob-table') })
  if (entry.offset + entry.size > part.size) throw wimFault('media-truncated', { part: phrase('wim-content') })
}

function trimmed(table: Omit<BlobTable, 'count' | 'solids'>, count: number): Omit<BlobTable, 'count' | 'solids'> {
  if (table.flags.length === count) return table
  return {
    offset: table.offset.slice(0, count),
    size: table.size.slice(0, count),
    originalSize: table.originalSize.slice(0, count),
    flags: table.flags.slice(0, count),
    referenceCount: table.referenceCount.slice(0, count),
    sha1: table.sha1.slice(0, count * SHA1_BYTES),
    solid: table.solid.slice(0, count),
  }
}
