import type { BlobTable } from './blob-table.ts'
import { wimFault } from './faults.ts'
import { HEADER } from './layout.ts'
import { LIMITS } from './limits.ts'
import type { WimPart } from './parts.ts'
import type { Notices } from './strictness.ts'

/**
 * No two resources share bytes, and content is not out of proportion to the file; bytes behind the last resource are noted.
 * Faults: `media-table-damaged` (strictly), `media-limit`.
 */
export function checkLayout(parts: readonly WimPart[], blobs: BlobTable, notices: Notices): void {
  checkRatio(parts, blobs)
  const places = storedPlaces(parts, blobs)
  checkApart(places, notices)
  checkApart(placesInSolids(blobs), notices)
  for (const { start, size, path } of parts)
    if (!includes(places.ends, start + size)) notices.omit('bytes-behind-the-end', path)
}

/** Where places start and end, each sorted by itself. */
interface Places {
  readonly starts: Float64Array
  readonly ends: Float64Array
}

function storedPlaces(parts: readonly WimPart[], blobs: BlobTable): Places {
  const starts: number[] = []
  const ends: number[] = []
  const add = (start: number, size: number) => {
    if (size === 0) return
    starts.push(start)
    ends.push(start + size)
  }
  for (const { start, size, header } of parts) {
    add(start, HEADER.bytes)
    if (header.isPipable) add(start + size - HEADER.bytes, HEADER.bytes)
    for (const resource of [header.blobTable, header.xml, header.integrity]) add(start + resource.offset, resource.size)
  }
  for (const { offset, size } of blobs.solids) add(offset, size)
  for (let row = 0; row < blobs.count; row++)
    if ((blobs.solid[row] ?? -1) < 0) add(blobs.offset[row] ?? 0, blobs.size[row] ?? 0)
  return sorted(starts, ends)
}

/** In all that the solid resources decode to, one after the other. */
function placesInSolids({ count, solid, solids, offset, originalSize }: BlobTable): Places {
  const starts: number[] = []
  const ends: number[] = []
  let total = 0
  const bases = solids.map((resource) => {
    total += resource.originalSize
    return total - resource.originalSize
  })
  for (let row = 0; row < count; row++) {
    const base = bases[solid[row] ?? -1]
    if (base === undefined || originalSize[row] === 0) continue
    starts.push(base + (offset[row] ?? 0))
    ends.push(base + (offset[row] ?? 0) + (originalSize[row] ?? 0))
  }
  return sorted(starts, ends)
}

function sorted(starts: readonly number[], ends: readonly number[]): Places {
  return { starts: Float64Array.from(starts).sort(), ends: Float64Array.from(ends).sort() }
}

/** Places are apart exactly when the n-th end comes before the start after the n-th. */
function checkApart({ starts, ends }: Places, notices: Notices): void {
  for (let i = 1; i < starts.length; i++) {
    const start = starts[i] ?? 0
    if (start < (ends[i - 1] ?? 0))
      notices.relax('overlapping-resources', `byte ${start}`, () =>
        wimFault('media-table-damaged', { part: 'overlapping resources' }),
      )
  }
}

function includes(values: Float64Array, wanted: number): boolean {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return values[low] === wanted
}

function checkRatio(parts: readonly WimPart[], blobs: BlobTable): void {
  const size = parts.reduce((sum, part) => sum + part.size, 0)
  const content = blobs.solids.reduce(
    (sum, solid) => sum + solid.originalSize,
    blobs.originalSize.reduce((sum, bytes) => sum + bytes, 0),
  )
  if (content > LIMITS.unquestionedContentBytes && content > LIMITS.ratio * size)
    throw wimFault('media-limit', { what: 'content in proportion to the size of the file', limit: LIMITS.ratio })
}
