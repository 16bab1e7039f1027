import { randomUUID } from 'node:crypto'
import { closeSync, ftruncateSync, openSync, rmSync } from 'node:fs'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { TargetFacts } from '../../../shared/contract/target.ts'
import { type DiskLayout, type LayoutName, layOutDisk } from '../../../shared/disk/layout.ts'
import { openFileDevice, targetFault } from '../host/file-device.ts'
import { formatDisk } from './format-disk.ts'
import { inspectTarget } from './inspect-target.ts'

const SECTOR_SIZE = 512

export interface NewTarget {
  readonly path: string
  readonly bytes: number
  readonly layout: LayoutName
  /** Bytes of a recovery partition; 0 for none. */
  readonly recovery: number
  readonly volumeLabel: string
}

/**
 * Makes a sparse raw image with the layout's partition table and its volumes, formatted and empty.
 * Faults `target-exists`, `target-too-small`, `target-full`, `target-read-only`; a half-made file is removed.
 */
export async function createTarget(target: NewTarget): Promise<TargetFacts> {
  const bytes = Math.floor(target.bytes / SECTOR_SIZE) * SECTOR_SIZE
  const layout = layOutDisk(target.layout, bytes, SECTOR_SIZE, randomUUID, { recovery: target.recovery })
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
  const file = openFileDevice(target.path)
  try {
    await formatDisk(file, layout, target.volumeLabel)
    file.flush()
  } finally {
    file.close()
  }
}
