export interface Geometry {
  readonly cylinders: number
  readonly heads: number
  readonly sectorsPerTrack: number
}

/** The largest disk that the geometry can tell: 65535 cylinders, 16 heads, 255 sectors. */
const MOST_SECTORS = 65535 * 16 * 255
/** From here on a track has 255 sectors. */
const LARGE_DISK = 65535 * 16 * 63

/** Cylinders, heads and sectors for a disk of so many 512-byte sectors (VHD specification 1.0, appendix "CHS Calculation"). */
export function geometryOf(totalSectors: number): Geometry {
  const sectors = Math.min(totalSectors, MOST_SECTORS)
  if (sectors >= LARGE_DISK) return geometry(sectors, 16, 255)
  const heads = Math.max(4, Math.floor((Math.floor(sectors / 17) + 1023) / 1024))
  if (heads <= 16 && Math.floor(sectors / 17) < heads * 1024) return geometry(sectors, heads, 17)
  if (Math.floor(sectors / 31) < 16 * 1024) return geometry(sectors, 16, 31)
  return geometry(sectors, 16, 63)
}

function geometry(sectors: number, heads: number, sectorsPerTrack: number): Geometry {
  const cylinders = Math.floor(Math.floor(sectors / sectorsPerTrack) / heads)
  return { cylinders, heads, sectorsPerTrack }
}
