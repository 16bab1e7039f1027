import type { ByteSource } from '../bytes/byte-source.ts'
import type { DiskFile, DiskSource, VirtualDisk } from './virtual-disk.ts'

/** A raw image: the file is the disk. */
export function rawSource(file: ByteSource): DiskSource {
  return {
    container: 'raw',
    sectorSize: undefined,
    size: file.size,
    readAt: (offset, into) => file.readAt(offset, into),
    extentsOf: (offset, length) => [{ fileOffset: offset, length }],
  }
}

export function rawDisk(file: DiskFile): VirtualDisk {
  const { size } = file
  return {
    ...rawSource(file),
    writeAt(offset, bytes) {
      if (offset < 0 || offset + bytes.length > size) throw new RangeError('write outside the disk')
      file.writeAt(offset, bytes)
    },
    reserve: () => undefined,
  }
}
