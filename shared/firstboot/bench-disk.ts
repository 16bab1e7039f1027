import { type ByteSource, sourceWindow } from '../bytes/byte-source.ts'
import { Fault } from '../bytes/fault.ts'
import { readGpt } from '../disk/gpt.ts'
import type { GptTable } from '../disk/gpt-table.ts'
import { findPartitions } from '../disk/partitions.ts'
import { type FatVolume, openFat } from '../volume/fat/open.ts'
import { type NtfsReader, openNtfs } from '../volume/ntfs/read/open.ts'
import type { Finding } from './walk.ts'

/** The target as its firmware and Windows PE will find it. */
export interface BenchDisk {
  readonly table: GptTable
  readonly espGuid: string
  readonly windowsGuid: string
  readonly esp: FatVolume
  readonly windows: NtfsReader
}

const MIB = 1 << 20

/** Partition table, EFI system partition and Windows volume; faults `target-*` and `boot-partition-missing`. */
export function findBenchDisk(source: ByteSource, path: string): Finding<BenchDisk> {
  const table = readGpt(source, path)
  const { esp, windows } = findPartitions(table)
  const windowsSource = sourceWindow(source, windows.firstByte, windows.byteLength)
  // The Windows volume first: its marker tells an unfinished run from a partition that was never formatted.
  const volume = openBenchVolume(windowsSource, path)
  const disk: BenchDisk = {
    table,
    espGuid: esp.uniqueGuid,
    windowsGuid: windows.uniqueGuid,
    esp: openFat(sourceWindow(source, esp.firstByte, esp.byteLength), path),
    windows: volume,
  }
  return {
    value: disk,
    evidence: [
      `disk ${table.diskGuid}`,
      `EFI system partition at ${esp.firstByte / MIB} MiB, ${Math.floor(esp.byteLength / MIB)} MiB`,
      `Windows volume at ${windows.firstByte / MIB} MiB, ${Math.floor(windows.byteLength / MIB)} MiB`,
    ],
  }
}

function openBenchVolume(source: ByteSource, path: string): NtfsReader {
  try {
    return openNtfs(source, path)
  } catch (error) {
    if (error instanceof Fault && error.code === 'target-incomplete') throw new Fault('boot-not-provisioned')
    throw error
  }
}
