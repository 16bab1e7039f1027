import { type ByteDevice, readExactly, windowOf } from '../bytes/byte-source.ts'
import { Fault, isFault } from '../bytes/fault.ts'
import { filetimeFromDate } from '../bytes/filetime.ts'
import { type RecordingDevice, recordWrites } from '../bytes/recording-device.ts'
import { readGpt } from '../disk/gpt.ts'
import { openDisk, type WriteAccess } from '../disk/open-disk.ts'
import { findPartitions } from '../disk/partitions.ts'
import type { VirtualDisk } from '../disk/virtual-disk.ts'
import { type FatVolume, openFat } from '../volume/fat/open.ts'
import { type FreshVolume, openFreshVolume } from '../volume/ntfs/fresh-volume.ts'
import { quickFormat } from '../volume/ntfs/quick-format.ts'
import type { DiskIdentity } from './boot-files.ts'
import type { TargetFile } from './host.ts'
import { readMarker } from './marker.ts'

/** One partition of a target as the run will write it: changes before the plan stay in memory. */
export interface TargetPartition<Volume> {
  /** Byte of the disk where the partition begins. */
  readonly start: number
  readonly device: RecordingDevice
  readonly volume: Volume
  /** First sector as it will be when the run is proven. */
  readonly bootSector: Uint8Array
}

/** A target found formatted, and fresh or to be formatted quickly. Nothing of it is changed yet. */
export interface IdentifiedTarget {
  /** The image file, for flushing; reads and writes go through the disk inside it. */
  readonly file: TargetFile
  readonly disk: VirtualDisk
  readonly identity: DiskIdentity
  readonly sectorSize: number
  readonly esp: TargetPartition<FatVolume>
  readonly windows: TargetPartition<FreshVolume>
}

/** FAT32 keeps a copy of its boot sector here (FAT specification, BPB_BkBootSec). */
const FAT_BACKUP_SECTOR = 6

/** Faults `target-*`, `boot-partition-missing`; `quickFormat` admits volumes that hold files or an unfinished run. */
export function identifyTarget(
  file: TargetFile,
  path: string,
  mayFormat: boolean,
  now: Date,
  access: WriteAccess,
): IdentifiedTarget {
  const disk = openDisk(file, access)
  const table = readGpt(disk, path)
  const { esp, windows } = findPartitions(table)
  const espDevice = windowOf(disk, esp.firstByte, esp.byteLength)
  const windowsDevice = windowOf(disk, windows.firstByte, windows.byteLength)
  return {
    file,
    disk,
    identity: { diskGuid: table.diskGuid, espGuid: esp.uniqueGuid, windowsGuid: windows.uniqueGuid },
    sectorSize: table.sectorSize,
    windows: { start: windows.firstByte, ...openWindows(windowsDevice, path, table.sectorSize, mayFormat, now) },
    esp: { start: esp.firstByte, ...openEsp(espDevice, path, table.sectorSize) },
  }
}

function openWindows(device: ByteDevice, path: string, sectorSize: number, mayFormat: boolean, now: Date) {
  const recording = recordWrites(device)
  const marker = readMarker(device)
  if (marker !== undefined && !mayFormat) throw new Fault('target-incomplete', { path, run: marker.run })
  const bootOffset = marker === undefined ? 0 : lastSector(device, sectorSize)
  const bootSector = readExactly(device, bootOffset, sectorSize) ?? new Uint8Array(sectorSize)
  const format = () => {
    quickFormat(recording, bootSector, path, filetimeFromDate(now))
    return openFreshVolume(recording, path)
  }
  const volume = marker === undefined ? openOrFormat(recording, path, mayFormat, format) : format()
  return { device: recording, volume, bootSector: readExactly(recording, 0, sectorSize) ?? bootSector }
}

function openOrFormat(device: RecordingDevice, path: string, mayFormat: boolean, format: () => FreshVolume) {
  try {
    return openFreshVolume(device, path)
  } catch (error) {
    if (mayFormat && isFault(error) && error.code === 'target-not-fresh') return format()
    throw error
  }
}

function openEsp(device: ByteDevice, path: string, sectorSize: number) {
  const recording = recordWrites(device)
  if (readMarker(device) !== undefined) {
    const backup = readExactly(device, FAT_BACKUP_SECTOR * sectorSize, sectorSize)
    if (backup !== undefined) recording.writeAt(0, backup)
  }
  const volume = openFat(recording, path)
  return { device: recording, volume, bootSector: readExactly(recording, 0, sectorSize) ?? new Uint8Array(sectorSize) }
}

/** NTFS keeps the copy of its boot sector in the sector after the volume's last, which the partition still holds. */
function lastSector(device: ByteDevice, sectorSize: number): number {
  return Math.floor(device.size / sectorSize) * sectorSize - sectorSize
}
