import { randomBytes, randomUUID } from 'node:crypto'
import { closeSync, ftruncateSync, openSync, rmSync } from 'node:fs'
import { windowOf } from '../../../shared/bytes/byte-source.ts'
import { Fault } from '../../../shared/bytes/fault.ts'
import { filetimeFromDate } from '../../../shared/bytes/filetime.ts'
import type { TargetFacts } from '../../../shared/contract/target.ts'
import { type DiskLayout, uefiLayout } from '../../../shared/disk/layout.ts'
import { PARTITION_TYPE } from '../../../shared/disk/partition-types.ts'
import { writeGpt } from '../../../shared/disk/write-gpt.ts'
import type { TargetFile } from '../../../shared/provision/host.ts'
import { openFileDevice, targetFault } from '../host/file-device.ts'
import { inspectTarget } from './inspect-target.ts'

const SECTOR_SIZE = 512
/** What Windows chooses for volumes up to 16 TiB. */
const CLUSTER_SIZE = 4096

export interface NewTarget {
  readonly path: string
  readonly bytes: number
  readonly volumeLabel: string
}

/**
 * Makes a sparse raw image with GPT, an EFI system partition (FAT32) and an NTFS volume.
 * Faults `target-exists`, `target-too-small`, `target-full`, `target-read-only`; a half-made file is removed.
 */
export async function createTarget(target: NewTarget): Promise<TargetFacts> {
  const bytes = Math.floor(target.bytes / SECTOR_SIZE) * SECTOR_SIZE
  const layout = uefiLayout(bytes, SECTOR_SIZE, randomUUID)
  makeFile(target.path, bytes)
  try {
    await format(target, layout)
    return await inspectTarget(target.path)
  } catch (error) {
    rmSync(target.path, { force: true })
    throw error
  }
}

function makeFile(path: string, bytes: number): void {
  let descriptor: number | undefined
  try {
    descriptor = openSync(path, 'wx')
    ftruncateSync(descriptor, bytes)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code === 'EEXIST') throw new Fault('target-exists', { path })
    if (descriptor !== undefined) rmSync(path, { force: true })
    throw code === 'EFBIG' ? new Fault('target-full', { path }) : targetFault(code, path)
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

async function format(target: NewTarget, layout: DiskLayout): Promise<void> {
  const { formatFat32 } = await import('../../../shared/volume/fat/format.ts')
  const { formatNtfs } = await import('../../../shared/volume/ntfs/format.ts')
  const file = openFileDevice(target.path)
  try {
    writeGpt(file, layout)
    const esp = windowOn(file, layout, PARTITION_TYPE.esp)
    formatFat32(esp.device, {
      volumeLabel: 'SYSTEM',
      sectorSize: SECTOR_SIZE,
      hiddenSectors: esp.firstByte / SECTOR_SIZE,
      serialNumber: randomBytes(4).readUInt32LE(),
    })
    const windows = windowOn(file, layout, PARTITION_TYPE.basicData)
    formatNtfs(windows.device, {
      clusterSize: CLUSTER_SIZE,
      sectorSize: SECTOR_SIZE,
      volumeLabel: target.volumeLabel,
      hiddenSectors: windows.firstByte / SECTOR_SIZE,
      serialNumber: randomBytes(8).readBigUInt64LE(),
      createdAt: filetimeFromDate(new Date()),
    })
    file.flush()
  } finally {
    file.close()
  }
}

function windowOn(file: TargetFile, layout: DiskLayout, typeGuid: string) {
  const partition = layout.partitions.find((one) => one.typeGuid === typeGuid)
  if (partition === undefined) throw new Fault('internal', { reason: 'the layout lacks a partition' })
  return { firstByte: partition.firstByte, device: windowOf(file, partition.firstByte, partition.byteLength) }
}
