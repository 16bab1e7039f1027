/** Windows makes units of so many bytes, but never of more clusters than these as a power of two. */
const UNIT_BYTES = 64 * 1024
const MOST_UNIT = 4

/**
 * Clusters of a sparse stream's unit as a power of two, which its attribute names: Windows writes or leaves out whole units
 * only (Microsoft's documentation of FSCTL_SET_ZERO_DATA; the numbers as A. Altaparmakov found them on Windows 7,
 * linux-ntfs-dev, August 2023). libntfs-3g, and wimlib with it, write 4 and holes of single clusters. [observed]
 */
export function sparseUnit(clusterSize: number): number {
  return Math.min(MOST_UNIT, Math.max(0, Math.log2(UNIT_BYTES / clusterSize)))
}
