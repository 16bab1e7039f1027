import type { PlainDevice } from '../../bootdata/bcd-device.ts'
import { type ByteSource, sourceWindow } from '../../bytes/byte-source.ts'
import { Fault } from '../../bytes/fault.ts'
import { evidence } from '../../contract/evidence.ts'
import type { Problem } from '../../contract/problem.ts'
import type { Place } from '../../disk/apart.ts'
import type { GptTable } from '../../disk/gpt-table.ts'
import { type MbrTable, signatureText } from '../../disk/mbr-table.ts'
import { readPartitionTable } from '../../disk/partition-table.ts'
import { findBiosPartitions, findPartitions } from '../../disk/partitions.ts'
import type { Phrase } from '../../phrase/fact.ts'
import { phrase } from '../../phrase/phrase.ts'
import { openFat } from '../../volume/fat/open.ts'
import { readFatFile } from '../../volume/fat/read.ts'
import { type NtfsReader, openNtfs } from '../../volume/ntfs/read/open.ts'
import { readSmall } from '../../volume/ntfs/read/read-small.ts'
import type { Finding } from '../walk.ts'
import { bootCodeProblem } from './boot-code.ts'
import { lostTableProblem } from './lost-table.ts'

/** Where a device of the boot data lies: the partition that firmware starts, the one for Windows, or another of this disk. */
export type DevicePlace = 'boot' | 'windows' | 'other'

/** The target as its firmware and Windows PE will find it. */
export interface BenchDisk {
  readonly firmware: 'uefi' | 'bios'
  readonly windows: NtfsReader
  /** A file of the partition that firmware starts; undefined when there is none. */
  readBootFile(path: string): Uint8Array | undefined
  /** Undefined for a device that is not on this disk, or that the boot manager would have to search for. */
  placeOf(device: PlainDevice): DevicePlace | undefined
  /** Why Windows PE would give the Windows volume no drive letter. */
  readonly letterProblem: Phrase | undefined
  /** Why a BIOS would find nothing to run although the files are there. */
  readonly codeProblem: Problem | undefined
}

const MIB = 1 << 20
/** Nothing that a boot manager loads before the boot image is near this size. */
const LARGEST_BOOT_FILE = 256 << 20

/** Partition table, boot partition and Windows volume; faults `target-*`, `boot-partition-missing`, `boot-not-one-active`. */
export function findBenchDisk(source: ByteSource, path: string): Finding<BenchDisk> {
  const table = readPartitionTable(source, path)
  return table.kind === 'gpt' ? findUefiDisk(source, table.gpt, path) : findBiosDisk(source, table.mbr, path)
}

function findUefiDisk(source: ByteSource, table: GptTable, path: string): Finding<BenchDisk> {
  const { esp, windows } = findPartitions(table)
  const here = new Set(table.partitions.map((partition) => partition.uniqueGuid))
  // The Windows volume first: its marker tells an unfinished run from a partition that was never formatted.
  const volume = openBenchVolume(source, windows, path)
  const fat = openFat(sourceWindow(source, esp.firstByte, esp.byteLength), path)
  const warning = lostTableProblem(table)
  return {
    ...(warning && { warning }),
    value: {
      firmware: 'uefi',
      windows: volume,
      readBootFile: (name) => readFatFile(fat, name),
      placeOf(device) {
        if (device.kind === 'boot') return 'boot'
        if (device.kind !== 'partition' || device.diskGuid !== table.diskGuid) return undefined
        if (device.partitionGuid === windows.uniqueGuid) return 'windows'
        if (device.partitionGuid === esp.uniqueGuid) return 'boot'
        return here.has(device.partitionGuid) ? 'other' : undefined
      },
      letterProblem: letterProblemOf(windows.attributes),
      codeProblem: undefined,
    },
    evidence: [
      evidence('boot-disk', { disk: table.diskGuid }),
      evidence('boot-esp-at', mebibytes(esp)),
      evidence('boot-windows-at', mebibytes(windows)),
    ],
  }
}

function findBiosDisk(source: ByteSource, table: MbrTable, path: string): Finding<BenchDisk> {
  const { system, windows } = findBiosPartitions(table)
  const volume = openBenchVolume(source, windows, path)
  const boot = system === undefined ? volume : openBenchVolume(source, system, path)
  const bootPlace = system === undefined ? 'windows' : 'boot'
  return {
    value: {
      firmware: 'bios',
      windows: volume,
      readBootFile: (name) => readSmall(boot, name, LARGEST_BOOT_FILE),
      placeOf(device) {
        if (device.kind === 'boot') return bootPlace
        if (device.kind !== 'mbr-partition' || device.diskSignature !== table.diskSignature) return undefined
        const partition = table.partitions.find(({ firstByte }) => BigInt(firstByte) === device.offset)
        if (partition === undefined) return undefined
        return partition === windows ? 'windows' : partition === system ? 'boot' : 'other'
      },
      letterProblem: undefined,
      codeProblem: bootCodeProblem(source, table),
    },
    evidence: [
      evidence('boot-mbr-disk', { signature: signatureText(table.diskSignature) }),
      ...(system === undefined ? [] : [evidence('boot-active-system-at', mebibytes(system))]),
      evidence(system === undefined ? 'boot-active-windows-at' : 'boot-windows-at', mebibytes(windows)),
    ],
  }
}

/** Attributes of a basic data partition (Microsoft, PARTITION_INFORMATION_GPT). */
const HIDDEN = 1n << 62n
const NO_DRIVE_LETTER = 1n << 63n

function letterProblemOf(attributes: bigint): Phrase | undefined {
  if ((attributes & NO_DRIVE_LETTER) !== 0n) return phrase('partition-takes-no-letter')
  return (attributes & HIDDEN) === 0n ? undefined : phrase('partition-hidden')
}

function mebibytes({ firstByte, byteLength }: Place) {
  return { at: firstByte / MIB, size: Math.floor(byteLength / MIB) }
}

function openBenchVolume(source: ByteSource, { firstByte, byteLength }: Place, path: string): NtfsReader {
  try {
    return openNtfs(sourceWindow(source, firstByte, byteLength), path)
  } catch (error) {
    if (error instanceof Fault && error.code === 'target-incomplete') throw new Fault('boot-not-provisioned')
    throw error
  }
}
