import { phrase } from '../phrase/phrase.ts'
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
  const places = new PlaceList(blobs.count + blobs.solids.length + PLACES_OF_A_PART * parts.length)
  for (const { start, size, header } of parts) {
    places.add(start, HEADER.bytes)
    if (header.isPipable) places.add(start + size - HEADER.bytes, HEADER.bytes)
    for (const resource of [header.blobTable, header.xml, header.integrity])
      places.add(start + resource.offset, resource.size)
  }
  for (const { offset, size } of blobs.solids) places.add(offset, size)
  for (let row = 0; row < blobs.count; row++)
    if ((blobs.solid[row] ?? -1) < 0) places.add(blobs.offset[row] ?? 0, blobs.size[row] ?? 0)
  return places.sorted()
}

/** In all that the solid resources decode to, one after the other. */
function placesInSolids({ count, solid, solids, offset, originalSize }: BlobTable): Places {
  const places = new PlaceList(solids.length === 0 ? 0 : count)
  let total = 0
  const bases = solids.map((resource) => {
    total += resource.originalSize
    return total - resource.originalSize
  })
  for (let row = 0; row < count; row++) {
    const base = bases[solid[row] ?? -1]
    if (base !== undefined) places.add(base + (offset[row] ?? 0), originalSize[row] ?? 0)
  }
  return places.sorted()
}

/** Two headers, table, XML and integrity table. */
const PLACES_OF_A_PART = 5

/** Places up to a number that is known before; empty ones are left out. */
class PlaceList {
  private count = 0
  private readonly starts: Float64Array
  private readonly ends: Float64Array

  constructor(most: number) {
    this.starts = new Float64Array(most)
    this.ends = new Float64Array(most)
  }

  add(start: number, size: number): void {
    if (size === 0) return
    this.starts[this.count] = start
    this.ends[this.count++] = start + size
  }

  sorted(): Places {
    return { starts: this.starts.subarray(0, this.count).sort(), ends: this.ends.subarray(0, this.count).sort() }
  }
}

/** Places are apart exactly when the n-th end comes before the start after the n-th. */
function checkApart({ starts, ends }: Places, notices: Notices): void {
  for (let i = 1; i < starts.length; i++) {
    const start = starts[i] ?? 0
    if (start < (ends[i - 1] ?? 0))
      notices.relax('overlapping-resources', phrase('at-byte', { offset: start }), () =>
        wimFault('media-table-damaged', { part: phrase('resources-overlapping') }),
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
    throw wimFault('media-limit', { what: phrase('content-in-proportion'), limit: LIMITS.ratio })
}
