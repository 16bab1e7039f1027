import type { ByteSource } from '../bytes/byte-source.ts'
import type { DiskFile, DiskSource, FileExtent, VirtualDisk } from './virtual-disk.ts'

/** Where the bytes of a disk lie, as its container's tables say. */
export interface BlockMap {
  /** Bytes of the disk. */
  readonly size: number
  /** The longest run known from this byte of the disk on, at least one byte; it may reach past the disk's end. */
  runAt(offset: number): FileExtent
}

/** A block map whose blocks can be given places. Blocks are numbered from the disk's first byte on. */
export interface GrowingBlockMap extends BlockMap {
  readonly blockSize: number
  isAllocated(block: number): boolean
  /** Gives these blocks, in ascending order, places that read as zeros where nothing was written. */
  allocate(blocks: readonly number[]): void
  /** Called before each change of the disk's content. */
  beforeWrite(): void
}

/** Reading through a block map. Bytes past the file's end read as zeros: the last block may be cut short there. */
export function mappedSource(file: ByteSource, map: BlockMap): Pick<DiskSource, 'size' | 'readAt' | 'extentsOf'> {
  return {
    size: map.size,
    readAt(offset, into) {
      const length = Math.max(0, Math.min(into.length, map.size - offset))
      let done = 0
      for (const extent of extentsIn(map, offset, length)) {
        readExtent(file, extent.fileOffset, into.subarray(done, done + extent.length))
        done += extent.length
      }
      return length
    },
    extentsOf: (offset, length) => extentsIn(map, offset, length),
  }
}

/** Writing through a block map: blocks are allocated where something other than zeros is written. */
export function mappedDisk(
  file: DiskFile,
  map: GrowingBlockMap,
): Pick<VirtualDisk, 'size' | 'readAt' | 'extentsOf' | 'writeAt' | 'reserve'> {
  const missingIn = (offset: number, length: number): readonly number[] => {
    const missing: number[] = []
    const end = Math.ceil((offset + length) / map.blockSize)
    for (let block = Math.floor(offset / map.blockSize); block < end; block++)
      if (!map.isAllocated(block)) missing.push(block)
    return missing
  }
  return {
    ...mappedSource(file, map),
    writeAt(offset, bytes) {
      refuseOutside(map, offset, bytes.length)
      if (bytes.length === 0) return
      map.beforeWrite()
      const needed = missingIn(offset, bytes.length).filter((block) => {
        const start = block * map.blockSize - offset
        return bytes.subarray(Math.max(0, start), start + map.blockSize).some((byte) => byte !== 0)
      })
      if (needed.length > 0) map.allocate(needed)
      let done = 0
      for (const { fileOffset, length } of extentsIn(map, offset, bytes.length)) {
        if (fileOffset >= 0) file.writeAt(fileOffset, bytes.subarray(done, done + length))
        done += length
      }
    },
    reserve(ranges) {
      let bytes = 0
      for (const { offset, length } of ranges) {
        refuseOutside(map, offset, length)
        bytes += length
      }
      if (bytes === 0) return
      map.beforeWrite()
      const missing = new Set<number>()
      for (const { offset, length } of ranges) for (const block of missingIn(offset, length)) missing.add(block)
      if (missing.size > 0) map.allocate([...missing].sort((a, b) => a - b))
    },
  }
}

function extentsIn(map: BlockMap, offset: number, length: number): readonly FileExtent[] {
  refuseOutside(map, offset, length)
  const extents: FileExtent[] = []
  for (let done = 0; done < length; ) {
    const run = map.runAt(offset + done)
    const part = Math.min(run.length, length - done)
    const last = extents.at(-1)
    if (last !== undefined && follows(last, run.fileOffset))
      extents[extents.length - 1] = { fileOffset: last.fileOffset, length: last.length + part }
    else extents.push({ fileOffset: run.fileOffset, length: part })
    done += part
  }
  return extents
}

function follows(extent: FileExtent, fileOffset: number): boolean {
  return extent.fileOffset < 0 ? fileOffset < 0 : extent.fileOffset + extent.length === fileOffset
}

function readExtent(file: ByteSource, fileOffset: number, into: Uint8Array): void {
  let done = 0
  while (fileOffset >= 0 && done < into.length) {
    const count = file.readAt(fileOffset + done, into.subarray(done))
    if (count <= 0) break
    done += count
  }
  into.fill(0, done)
}

function refuseOutside(map: BlockMap, offset: number, length: number): void {
  if (offset < 0 || length < 0 || offset + length > map.size) throw new RangeError('range outside the disk')
}
