import type { PlainDevice } from '../../bootdata/bcd-device.ts'
import { devicePhrase } from '../../bootdata/bcd-start.ts'
import { type ByteSource, memoryDevice } from '../../bytes/byte-source.ts'
import { Fault } from '../../bytes/fault.ts'
import { type Evidence, evidence } from '../../contract/evidence.ts'
import { findPath } from '../../volume/ntfs/read/find.ts'
import { streamSource } from '../../volume/ntfs/read/stream.ts'
import type { BenchDisk } from './bench-disk.ts'

/** A file that the boot manager loads: on the partition that firmware starts, or on the Windows volume. */
export interface BootFile {
  readonly place: 'boot' | 'windows'
  readonly path: string
}

/** A file of the boot chain that was found, with its size in bytes. */
export function bootFileEvidence({ place, path }: BootFile, bytes: number): Evidence {
  return evidence(place === 'boot' ? 'boot-file-on-boot-partition' : 'boot-file-on-windows-volume', { path, bytes })
}

/**
 * Where on this disk a file lies that a device element and a path name; `element` is what bcdedit calls the element.
 * Faults: `boot-device-not-found`, `boot-device-elsewhere`, `boot-device-kind`.
 */
export function locate(disk: BenchDisk, element: string, device: PlainDevice, path: string): BootFile {
  const facts = { element, device: devicePhrase(device) }
  if (device.kind === 'unknown') throw new Fault('boot-device-kind', facts)
  if (device.kind === 'locate') {
    const place = (['boot', 'windows'] as const).find((one) => openBootFile(disk, { place: one, path }) !== undefined)
    if (place === undefined) throw new Fault('boot-device-not-found', facts)
    return { place, path }
  }
  const place = disk.placeOf(device)
  if (place === undefined) throw new Fault('boot-device-not-found', facts)
  if (place === 'other') throw new Fault('boot-device-elsewhere', facts)
  return { place, path }
}

/** Its bytes; undefined when there is no such file. Fault: `target-damaged`. */
export function openBootFile(disk: BenchDisk, { place, path }: BootFile): ByteSource | undefined {
  if (place === 'boot') {
    const bytes = disk.readBootFile(path)
    return bytes && memoryDevice(bytes)
  }
  const file = findPath(disk.windows, path)
  return file === undefined || file.isDirectory ? undefined : streamSource(disk.windows, file)
}
