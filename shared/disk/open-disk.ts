import type { ByteSource } from '../bytes/byte-source.ts'
import { containerFamily } from './container.ts'
import { rawDisk, rawSource } from './raw-disk.ts'
import { openVhd, openVhdSource } from './vhd/open-vhd.ts'
import { openVhdx, openVhdxSource } from './vhdx/open-vhdx.ts'
import type { DiskFile, DiskSource, VirtualDisk } from './virtual-disk.ts'

/** What opening a container for writing needs of its host: VHDX gets a new identity with its first write (MS-VHDX 2.2.2). */
export interface WriteAccess {
  /** Random GUID as text. */
  newGuid(): string
}

/** The disk inside the file, its container told by content. Faults: `target-unsupported`, `target-damaged`. */
export function openDiskSource(file: ByteSource): DiskSource {
  switch (containerFamily(file)) {
    case 'vhd':
      return openVhdSource(file)
    case 'vhdx':
      return openVhdxSource(file)
    case 'raw':
      return rawSource(file)
  }
}

/** The same for writing. */
export function openDisk(file: DiskFile, access: WriteAccess): VirtualDisk {
  switch (containerFamily(file)) {
    case 'vhd':
      return openVhd(file)
    case 'vhdx':
      return openVhdx(file, access.newGuid)
    case 'raw':
      return rawDisk(file)
  }
}
