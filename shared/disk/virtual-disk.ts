import type { ByteDevice, ByteSource } from '../bytes/byte-source.ts'

/** A container's file. `size` tells its length now; where the container may grow, a write past the end lengthens it with zeros. */
export interface DiskFile extends ByteDevice {
  /** Waits until everything written lies on the disk; containers ask for it where the order of their writes matters. */
  flush?(): void
}

/** Bytes of a disk as they lie in the container's file; `fileOffset` is -1 where no block holds them and they read as zeros. */
export interface FileExtent {
  readonly fileOffset: number
  readonly length: number
}

/** Bytes of a disk. */
export interface DiskRange {
  readonly offset: number
  readonly length: number
}

export const CONTAINERS = ['raw', 'vhd-fixed', 'vhd-dynamic', 'vhdx-fixed', 'vhdx-dynamic'] as const
export type Container = (typeof CONTAINERS)[number]

/** The disk inside a container, for reading. Offsets and `size` are bytes of the disk, not of the file. */
export interface DiskSource extends ByteSource {
  readonly container: Container
  /** Bytes of a logical sector where the container says so; the partition table tells it for a raw image. */
  readonly sectorSize: number | undefined
  /** Where the range lies in the file, in order, split where it is not contiguous. A range outside the disk is a fault of ours. */
  extentsOf(offset: number, length: number): readonly FileExtent[]
}

/**
 * The disk inside a container, for writing. The container's own tables change with the first write, never on opening.
 * A new block reads as zeros wherever nothing was written into it; zeros written where there is no block need none.
 */
export interface VirtualDisk extends DiskSource, ByteDevice {
  /** Goes through the ranges several times. Gives all of them places in the file at once, so that others may write them there through `extentsOf`. */
  reserve(ranges: Iterable<DiskRange>): void
}
