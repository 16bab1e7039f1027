import { randomUUID } from 'node:crypto'
import { closeSync, openSync, rmSync } from 'node:fs'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { TargetFacts } from '../../../shared/contract/target.ts'
import { type DiskLayout, type LayoutName, layOutDisk } from '../../../shared/disk/layout.ts'
import { openDisk } from '../../../shared/disk/open-disk.ts'
import { targetFault } from '../../../shared/provision/targets/target-fault.ts'
import { openFileDevice } from '../host/file-device.ts'
import { inCall } from '../host/threads/file-calls.ts'
import { formatDisk } from './format-disk.ts'
import { inspectTarget } from './inspect-target.ts'
import { type ContainerFormat, makeContainer, wholeBytes } from './make-container.ts'

export interface NewTarget {
  readonly path: string
  readonly bytes: number
  readonly format: ContainerFormat
  readonly fixed: boolean
  readonly sectorSize: 512 | 4096
  readonly layout: LayoutName
  /** Bytes of a recovery partition; 0 for none. */
  readonly recovery: number
  readonly volumeLabel: string
}

/**
 * Makes a sparse image, raw or in a container, with the layout's partition table and its volumes, formatted and empty.
 * Faults `target-exists`, `target-too-small`, `target-full`, `target-read-only`, `target-unsupported`; a half-made file is
 * removed.
 */
export async function createTarget(target: NewTarget): Promise<TargetFacts> {
  const { sectorSize } = target
  const bytes = wholeBytes(target)
  const layout = layOutDisk(target.layout, bytes, sectorSize, randomUUID, { recovery: target.recovery })
  makeFile(target.path)
  try {
    await format(target, bytes, layout)
    return await inspectTarget(target.path)
  } catch (error) {
    inCall('target', () => rmSync(target.path, { force: true }))
    throw error
  }
}

function makeFile(path: string): void {
  try {
    inCall('target', () => closeSync(openSync(path, 'wx')))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw code === 'EEXIST' ? new Fault('target-exists', { path }) : targetFault(code, path)
  }
}

async function format(target: NewTarget, bytes: number, layout: DiskLayout): Promise<void> {
  const file = openFileDevice(target.path)
  try {
    makeContainer(file, { ...target, bytes })
    await formatDisk(openDisk(file, { newGuid: randomUUID }), layout, target.volumeLabel)
    file.flush()
  } finally {
    file.close()
  }
}
