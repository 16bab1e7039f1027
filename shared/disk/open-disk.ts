import type { ByteSource } from '../bytes/byte-source.ts'
import { refuseContainers } from './container.ts'
import { rawDisk, rawSource } from './raw-disk.ts'
import type { DiskFile, DiskSource, VirtualDisk } from './virtual-disk.ts'

/** What opening a container for writing needs of its host: VHDX gets a new identity with its first write (MS-VHDX 2.2.2). */
export interface WriteAccess {
  /** Random GUID as text. */
  newGuid(): string
}

/** The disk inside the file, its container told by content. Faults: `target-unsupported`, `target-damaged`. */
export function openDiskSource(file: ByteSource): DiskSource {
  refuseContainers(file)
  return rawSource(file)
}

/** The same for writing. */
export function openDisk(file: DiskFile, _access: WriteAccess): VirtualDisk {
  refuseContainers(file)
  return rawDisk(file)
}
