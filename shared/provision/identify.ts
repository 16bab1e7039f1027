import { type ByteDevice, type ByteSource, readExactly, sourceWindow } from '../bytes/byte-source.ts'
import { Fault, isFault } from '../bytes/fault.ts'
import { filetimeFromDate } from '../bytes/filetime.ts'
import { type RecordingDevice, recordWrites } from '../bytes/recording-device.ts'
import type { SnapshotSource } from '../bytes/snapshot-source.ts'
import { readGpt } from '../disk/gpt.ts'
import { findPartitions } from '../disk/partitions.ts'
import { clearFat } from '../volume/fat/clear.ts'
import { type FatVolume, openFat } from '../volume/fat/open.ts'
import { readBootSector } from '../volume/ntfs/boot-sector.ts'
import { type FreshVolume, openFreshVolume } from '../volume/ntfs/fresh-volume.ts'
import { quickFormat, volumeLabelOf } from '../volume/ntfs/quick-format.ts'
import type { DiskIdentity } from './boot-files.ts'
import type { GuardedVolume } from './boot-guard.ts'
import { originalBootSector } from './boot-sector-copy.ts'
import { MARKER_BYTES, type Marker, readMarker } from './marker.ts'

/** One partition of a target as the run will write it: changes before the plan stay in memory. */
export interface TargetPartition<Volume> extends GuardedVolume {
  readonly device: RecordingDevice
  readonly volume: Volume
}

/** A target found formatted, and fresh or to be formatted quickly. Nothing of it is changed yet. */
export interface IdentifiedTarget {
  readonly identity: DiskIdentity
  readonly sectorSize: number
  readonly esp: TargetPartition<FatVolume>
  readonly windows: TargetPartition<FreshVolume>
}

/** What may be done to a target that is not fresh. */
export interface FormatPermission {
  /** Format volumes that hold files or an unfinished run. */
  readonly quickFormat: boolean
  /** The volume with files may be formatted whatever its label. */
  readonly confirmed: boolean
  /** The label that the technician typed for this target. */
  readonly confirmLabel: string | undefined
  readonly now: Date
}

/** FAT32 keeps a copy of its boot sector here (FAT specification, BPB_BkBootSec). */
const USUAL_FAT_COPY = 6

/** Faults `target-*`, `boot-partition-missing`. Everything is read from the snapshot. */
export function identifyTarget(disk: SnapshotSource, path: string, permission: FormatPermission): IdentifiedTarget {
  const table = readGpt(disk, path)
  const { esp, windows } = findPartitions(table)
  const espSource = sourceWindow(disk, esp.firstByte, esp.byteLength)
  const windowsSource = sourceWindow(disk, windows.firstByte, windows.byteLength)
  const markers = [readMarker(windowsSource), readMarker(espSource)] as const
  refuseUnfinished(path, markers[0] ?? markers[1], permission.quickFormat)
  return {
    identity: { diskGuid: table.diskGuid, espGuid: esp.uniqueGuid, windowsGuid: windows.uniqueGuid },
    sectorSize: table.sectorSize,
    windows: openWindows(windowsSource, windows.firstByte, path, table.sectorSize, markers[0], permission),
    esp: openEsp(espSource, esp.firstByte, path, table.sectorSize, markers[1], permission.now),
  }
}

function refuseUnfinished(path: string, marker: Marker | undefined, mayFormat: boolean): void {
  if (marker === undefined || mayFormat) return
  const { run, station, time } = marker
  throw new Fault('target-incomplete', { path, run, station, time })
}

function openWindows(
  source: ByteSource,
  start: number,
  path: string,
  sectorSize: number,
  marker: Marker | undefined,
  permission: FormatPermission,
): TargetPartition<FreshVolume> {
  const device = recordWrites(source)
  const format = (bootSector: Uint8Array, label?: string) => {
    quickFormat(device, bootSector, path, filetimeFromDate(permission.now), label)
    return openFreshVolume(device, path)
  }
  const volume =
    marker === undefined
      ? openOrFormat(device, path, permission, () => format(firstBytes(source)))
      : format(originalBootSector(source, marker, lastSector(source, sectorSize)), marker.label)
  const { boot } = volume
  // NTFS keeps the copy of its boot sector in the sector after the volume's last, where the partition still holds it.
  const copyAt = boot.totalSectors * boot.sectorSize
  return {
    start,
    device,
    volume,
    bootSector: firstBytes(device),
    copyAt: copyAt + boot.sectorSize <= source.size ? start + copyAt : undefined,
    label: volumeLabelOf(device, boot),
  }
}

function openOrFormat(
  device: ByteDevice,
  path: string,
  permission: FormatPermission,
  format: () => FreshVolume,
): FreshVolume {
  try {
    return openFreshVolume(device, path)
  } catch (error) {
    if (!permission.quickFormat || !isFault(error) || error.code !== 'target-not-fresh') throw error
    const boot = readBootSector(device, path)
    // A volume without a label is confirmed by its serial number.
    const label = volumeLabelOf(device, boot) || boot.serialNumber.toString(16).padStart(16, '0')
    if (!permission.confirmed && permission.confirmLabel !== label)
      throw new Fault('target-not-confirmed', { path, label, found: error.facts['found'] ?? '' })
    return format()
  }
}

function openEsp(
  source: ByteSource,
  start: number,
  path: string,
  sectorSize: number,
  marker: Marker | undefined,
  now: Date,
): TargetPartition<FatVolume> {
  const device = recordWrites(source)
  if (marker !== undefined) {
    // Its tables and folders may contradict each other where the writes of the unfinished run ended.
    device.writeAt(0, originalBootSector(source, marker, USUAL_FAT_COPY * sectorSize))
    clearFat(device, openFat(device, path), firstBytes(device), now)
  }
  const volume = openFat(device, path)
  return {
    start,
    device,
    volume,
    bootSector: firstBytes(device),
    copyAt: volume.bootCopyAt === undefined ? undefined : start + volume.bootCopyAt,
    label: '',
  }
}

function firstBytes(source: ByteSource): Uint8Array {
  return readExactly(source, 0, MARKER_BYTES) ?? new Uint8Array(MARKER_BYTES)
}

function lastSector(source: ByteSource, sectorSize: number): number {
  return Math.floor(source.size / sectorSize) * sectorSize - sectorSize
}
