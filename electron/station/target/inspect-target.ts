import { type ByteDevice, readExactly, windowOf } from '../../../shared/bytes/byte-source.ts'
import { isFault } from '../../../shared/bytes/fault.ts'
import type { TargetFacts } from '../../../shared/contract/target.ts'
import { openDiskSource } from '../../../shared/disk/open-disk.ts'
import { diskIdOf, readPartitionTable, sectorSizeOf } from '../../../shared/disk/partition-table.ts'
import { type ListedPartition, listPartitions } from '../../../shared/disk/partitions.ts'
import { bootCodeProblem } from '../../../shared/firstboot/boot/boot-code.ts'
import { lostTableProblem } from '../../../shared/firstboot/boot/lost-table.ts'
import { type Marker, readMarker } from '../../../shared/provision/targets/marker.ts'
import { type BootFacts, readBootSector } from '../../../shared/volume/ntfs/boot-sector.ts'
import { openFreshVolume } from '../../../shared/volume/ntfs/fresh-volume.ts'
import { openNtfs } from '../../../shared/volume/ntfs/read/open.ts'
import { readVolumeInfo } from '../../../shared/volume/ntfs/read/volume-info.ts'
import { openFileTarget } from '../host/file-device.ts'
import { findMarker } from './find-marker.ts'

type FileSystem = TargetFacts['partitions'][number]['fileSystem']

/** What a target holds, read without changing it. Faults `target-not-found`, `target-not-formatted`, `target-damaged`. */
export async function inspectTarget(path: string): Promise<TargetFacts> {
  const file = openFileTarget(path)
  try {
    const disk = { ...openDiskSource(file), writeAt: refuseWriting }
    const table = readPartitionTable(disk, path)
    const partitions = listPartitions(table)
    const windows = windowsOf(partitions)
    const warning = table.kind === 'mbr' ? bootCodeProblem(disk, table.mbr) : lostTableProblem(table.gpt)
    const volume = windows && windowOf(disk, windows.firstByte, windows.byteLength)
    const boot = volume && bootOf(volume, path)
    return {
      path,
      bytes: disk.size,
      container: disk.container,
      table: table.kind,
      diskGuid: diskIdOf(table),
      sectorSize: sectorSizeOf(table),
      partitions: partitions.map(({ index, kind, name, isActive, firstByte, byteLength }) => ({
        index,
        kind,
        name,
        isActive,
        firstByte,
        byteLength,
        fileSystem: kind === 'extended' ? 'none' : fileSystemOf(windowOf(disk, firstByte, byteLength)),
      })),
      warnings: warning === undefined ? [] : [warning],
      volumeLabel: volume ? labelOf(volume, path) : '',
      volumeSerial: boot?.serialNumber.toString(16).padStart(16, '0') ?? '',
      clusterSize: boot?.clusterSize ?? 0,
      ...conditionOf(findMarker(disk, partitions), volume, path),
    }
  } finally {
    file.close()
  }
}

function windowsOf(partitions: readonly ListedPartition[]): ListedPartition | undefined {
  return partitions.filter(({ kind }) => kind === 'windows').toSorted((a, b) => b.byteLength - a.byteLength)[0]
}

function conditionOf(
  marker: Marker | undefined,
  volume: ByteDevice | undefined,
  path: string,
): Pick<TargetFacts, 'state' | 'found'> {
  if (marker !== undefined) return { state: 'incomplete', found: [marker.run] }
  if (volume === undefined) return { state: 'not-formatted', found: [] }
  try {
    openFreshVolume(volume, path)
    return { state: 'fresh', found: [] }
  } catch (error) {
    if (isFault(error) && error.code === 'target-not-fresh')
      return { state: 'holds-files', found: [error.facts['found'] ?? ''] }
    if (isFault(error)) return { state: 'not-formatted', found: [] }
    throw error
  }
}

function bootOf(volume: ByteDevice, path: string): BootFacts | undefined {
  try {
    return readBootSector(volume, path)
  } catch {
    return undefined
  }
}

/** Empty for a volume that has no label, or that cannot be read far enough to tell. */
function labelOf(volume: ByteDevice, path: string): string {
  try {
    return readVolumeInfo(openNtfs(volume, path)).label
  } catch (error) {
    if (isFault(error)) return ''
    throw error
  }
}

/** OEM names of boot sectors: NTFS documentation, and FAT specification's BS_FilSysType, at byte 82 and on FAT16 at 54. */
function fileSystemOf(volume: ByteDevice): FileSystem {
  if (readMarker(volume) !== undefined) return 'marker'
  const sector = readExactly(volume, 0, 512)
  if (sector === undefined) return 'unknown'
  const text = (at: number) => String.fromCharCode(...sector.subarray(at, at + 8))
  if (text(3) === 'NTFS    ') return 'ntfs'
  if (text(82) === 'FAT32   ') return 'fat32'
  if (text(54) === 'FAT16   ') return 'fat16'
  return sector.every((byte) => byte === 0) ? 'none' : 'unknown'
}

function refuseWriting(): never {
  throw new Error('a target that is inspected is not written')
}
