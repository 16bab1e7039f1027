import { type ByteDevice, type ByteSource, readExactly, sourceWindow } from '../../bytes/byte-source.ts'
import { Fault, isFault } from '../../bytes/fault.ts'
import { filetimeFromDate } from '../../bytes/filetime.ts'
import { recordWrites } from '../../bytes/recording-device.ts'
import type { SnapshotSource } from '../../bytes/snapshot-source.ts'
import { isTyped } from '../../contract/text/visible.ts'
import type { Place } from '../../disk/apart.ts'
import type { GptTable } from '../../disk/gpt-table.ts'
import type { MbrTable } from '../../disk/mbr-table.ts'
import { diskIdOf, readPartitionTable, sectorSizeOf } from '../../disk/partition-table.ts'
import { findBiosPartitions, findPartitions } from '../../disk/partitions.ts'
import { bootCodeProblem } from '../../firstboot/boot/boot-code.ts'
import { lostTableProblem } from '../../firstboot/boot/lost-table.ts'
import { clearFat } from '../../volume/fat/clear.ts'
import { type FatVolume, openFat } from '../../volume/fat/open.ts'
import { readBootSector } from '../../volume/ntfs/boot-sector.ts'
import { quickFormat, volumeLabelOf } from '../../volume/ntfs/format/quick-format.ts'
import { type FreshVolume, openFreshVolume } from '../../volume/ntfs/fresh-volume.ts'
import { originalBootSector } from './boot-sector-copy.ts'
import type { BootTarget } from './boot-target.ts'
import { MARKER_BYTES, readMarker } from './marker.ts'
import type { TargetPartition } from './target-partition.ts'

/** A target found formatted, and fresh or to be formatted quickly. Nothing of it is changed yet. */
export interface IdentifiedTarget {
  /** The disk's GUID, or the signature of an MBR disk as eight hexadecimal digits. */
  readonly diskId: string
  readonly sectorSize: number
  readonly windows: TargetPartition<FreshVolume>
  readonly boot: BootTarget
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

/** Faults `target-*`, `boot-partition-missing`, `boot-not-one-active`. Everything is read from the snapshot; `sectorSize` as the disk's container has it. */
export function identifyTarget(
  disk: SnapshotSource,
  path: string,
  permission: FormatPermission,
  sectorSize: number | undefined,
): IdentifiedTarget {
  const table = readPartitionTable({ size: disk.size, readAt: disk.readAt, sectorSize }, path)
  const find = { disk, path, permission, sectorSize: sectorSizeOf(table) }
  const found = table.kind === 'gpt' ? findUefi(find, table.gpt) : findBios(find, table.mbr)
  return { diskId: diskIdOf(table), sectorSize: find.sectorSize, ...found }
}

interface Search {
  readonly disk: SnapshotSource
  readonly path: string
  readonly permission: FormatPermission
  readonly sectorSize: number
}

function findUefi(search: Search, table: GptTable): Pick<IdentifiedTarget, 'windows' | 'boot'> {
  const places = findPartitions(table)
  refuseUnfinished(search, [places.windows, places.esp])
  const device = (partitionGuid: string) => ({ kind: 'partition', diskGuid: table.diskGuid, partitionGuid }) as const
  const devices = { manager: device(places.esp.uniqueGuid), windows: device(places.windows.uniqueGuid) }
  const windows = openNtfsTarget(search, places.windows)
  const partition = openEsp(search, places.esp)
  return { windows, boot: { kind: 'uefi', devices, partition, tableProblem: lostTableProblem(table) } }
}

function findBios(search: Search, table: MbrTable): Pick<IdentifiedTarget, 'windows' | 'boot'> {
  const places = findBiosPartitions(table)
  refuseUnfinished(search, places.system === undefined ? [places.windows] : [places.windows, places.system])
  const codeProblem = bootCodeProblem(search.disk, table)
  const windows = openNtfsTarget(search, places.windows)
  if (places.system === undefined) return { windows, boot: { kind: 'bios-single', codeProblem } }
  const device = ({ firstByte }: Place) =>
    ({ kind: 'mbr-partition', diskSignature: table.diskSignature, offset: BigInt(firstByte) }) as const
  const devices = { manager: device(places.system), windows: device(places.windows) }
  // Whatever label was typed, it is the Windows volume's; like an ESP, this one holds nothing but boot files.
  const partition = openNtfsTarget({ ...search, permission: { ...search.permission, confirmed: true } }, places.system)
  return { windows, boot: { kind: 'bios', devices, partition, codeProblem } }
}

function refuseUnfinished({ disk, path, permission }: Search, places: readonly Place[]): void {
  const marker = places.map((place) => readMarker(windowAt(disk, place))).find((found) => found !== undefined)
  if (marker === undefined || permission.quickFormat) return
  const { run, station, time } = marker
  throw new Fault('target-incomplete', { path, run, station, time })
}

function windowAt(disk: ByteSource, { firstByte, byteLength }: Place): ByteSource {
  return sourceWindow(disk, firstByte, byteLength)
}

/** An NTFS volume that will be populated: the one for Windows, or a BIOS disk's system partition. */
function openNtfsTarget({ disk, path, permission, sectorSize }: Search, place: Place): TargetPartition<FreshVolume> {
  const start = place.firstByte
  const source = windowAt(disk, place)
  const marker = readMarker(source)
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
    if (!permission.confirmed && !isTyped(permission.confirmLabel ?? '', label))
      throw new Fault('target-not-confirmed', { path, label, found: error.facts['found'] ?? '' })
    return format()
  }
}

function openEsp({ disk, path, permission, sectorSize }: Search, place: Place): TargetPartition<FatVolume> {
  const start = place.firstByte
  const source = windowAt(disk, place)
  const marker = readMarker(source)
  const device = recordWrites(source)
  if (marker !== undefined) {
    // Its tables and folders may contradict each other where the writes of the unfinished run ended.
    device.writeAt(0, originalBootSector(source, marker, USUAL_FAT_COPY * sectorSize))
    clearFat(device, openFat(device, path), firstBytes(device), permission.now)
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
