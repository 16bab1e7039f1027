import { randomUUID } from 'node:crypto'
import { Fault } from '../../../shared/bytes/fault.ts'
import { createVhdDynamic, createVhdFixed } from '../../../shared/disk/vhd/create-vhd.ts'
import { createVhdx } from '../../../shared/disk/vhdx/create-vhdx.ts'
import type { DiskFile } from '../../../shared/disk/virtual-disk.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'

export type ContainerFormat = 'raw' | 'vhd' | 'vhdx'

export interface NewContainer {
  readonly bytes: number
  readonly format: ContainerFormat
  readonly fixed: boolean
  readonly sectorSize: 512 | 4096
}

/** What Windows tells of VHDX disks: writes smaller than this are slow. */
const PHYSICAL_SECTOR = 4096

/** The disk's size in whole sectors; a VHDX has whole physical ones, as 7-Zip insists on. */
export function wholeBytes({ bytes, format, sectorSize }: NewContainer): number {
  const unit = format === 'vhdx' ? PHYSICAL_SECTOR : sectorSize
  return Math.floor(bytes / unit) * unit
}

/** Makes an empty file an empty disk. Fault `target-unsupported` for what the container can't hold. */
export function makeContainer(file: DiskFile, { bytes, format, fixed, sectorSize }: NewContainer): void {
  if (format === 'raw') file.writeAt(bytes - 1, new Uint8Array(1))
  else if (format === 'vhdx')
    createVhdx(file, { bytes, sectorSize, physicalSectorSize: PHYSICAL_SECTOR, isFixed: fixed }, randomUUID)
  else {
    if (sectorSize !== 512)
      throw new Fault('target-unsupported', { feature: phrase('vhd-sector-size', { bytes: sectorSize }) })
    const facts = { bytes, uniqueId: randomUUID(), createdAt: new Date() }
    if (fixed) createVhdFixed(file, facts)
    else createVhdDynamic(file, facts)
  }
}
