import { closeSync, openSync, renameSync, rmSync } from 'node:fs'
import { openFileDevice } from '../../electron/station/host/file-device.ts'
import { makeContainer } from '../../electron/station/target/make-container.ts'
import { type ByteDevice, windowOf } from '../../shared/bytes/byte-source.ts'
import { type DiskLayout, type LayoutName, layOutDisk, type PartitionRole } from '../../shared/disk/layout.ts'
import { openDisk } from '../../shared/disk/open-disk.ts'
import { writeGpt } from '../../shared/disk/write-gpt.ts'
import { writeMbr } from '../../shared/disk/write-mbr.ts'
import { formatFat } from '../../shared/volume/fat/format.ts'
import { formatNtfs } from '../../shared/volume/ntfs/format/format.ts'
import { FORMATTED_AT } from './ntfs-volume.ts'
import { mustRun } from './program.ts'
import type { Row } from './target-grid-rows.ts'

const MIB = 1 << 20
export const GRID_LABEL = 'Depot 4 – ö'
const GRID_SERIAL = 0x0123456789abcdefn
/** An EFI system partition and all else that is not the Windows volume. */
const OTHER_BYTES = 279 * MIB

/** Parts of a target's disk, in bytes. */
export interface Part {
  readonly start: number
  readonly size: number
}

export type GridDisk = Readonly<Partial<Record<PartitionRole, Part>>>

const LAYOUT: Readonly<Record<Row['table'], LayoutName>> = {
  gpt: 'uefi',
  mbr: 'bios',
  'mbr of one partition': 'bios-single',
}
/** A BIOS disk's system partition has clusters of this size, whatever the Windows volume's are. */
const SYSTEM_CLUSTER = 4096

/** Names of formats as qemu-img and its options have them, by container. */
export const QEMU_FORMAT: Readonly<Record<Row['container'], { readonly format: string; readonly options: string }>> = {
  raw: { format: 'raw', options: '' },
  'vhd fixed': { format: 'vpc', options: 'subformat=fixed,force_size=on' },
  'vhd dynamic': { format: 'vpc', options: 'subformat=dynamic,force_size=on' },
  'vhdx fixed': { format: 'vhdx', options: 'subformat=fixed' },
  'vhdx dynamic': { format: 'vhdx', options: 'subformat=dynamic' },
}

/** Files of large clusters need room even when they are small. */
function windowsBytes({ clusterSize }: Row): number {
  return (clusterSize <= 8192 ? 256 : 640) * MIB
}

/** The row's disk, partitioned and formatted, by programs of others or by ours. */
export function makeGridDisk(row: Row, image: string): GridDisk {
  const bytes = OTHER_BYTES + windowsBytes(row)
  const layout = layOutDisk(LAYOUT[row.table], bytes, row.sectorSize, guidFrom(image))
  closeSync(openSync(image, 'wx'))
  if (row.formatter === 'mkntfs') makeByOthers(row, image, bytes, layout)
  else {
    const [format, kind] = row.container.split(' ')
    writeDisk(
      image,
      { format: format === 'vhd' || format === 'vhdx' ? format : 'raw', fixed: kind === 'fixed', bytes },
      row,
      layout,
    )
  }
  return Object.fromEntries(
    layout.partitions.map(({ role, firstByte, byteLength }) => [role, { start: firstByte, size: byteLength }]),
  )
}

function makeByOthers(row: Row, image: string, bytes: number, layout: DiskLayout): void {
  const { clusterSize, sectorSize, container } = row
  writeDisk(image, { format: 'raw', fixed: false, bytes }, row, layout)
  for (const { role, firstByte, byteLength } of layout.partitions) {
    const place = { start: firstByte, size: byteLength }
    const [cluster, label] = role === 'system' ? [SYSTEM_CLUSTER, 'System'] : [clusterSize, GRID_LABEL]
    const geometry = ['-p', String(firstByte / sectorSize), '-H', '255', '-S', '63']
    const sizes = ['-c', String(cluster), '-s', String(sectorSize)]
    if (role === 'esp')
      inPart(image, place, (part) => mustRun('mkfs.fat', ['-F', '32', '-S', String(sectorSize), '-n', 'SYSTEM', part]))
    if (role === 'windows' || role === 'system')
      inPart(image, place, (part) => mustRun('mkntfs', ['-F', '-Q', '-q', ...sizes, ...geometry, '-L', label, part]))
  }
  if (container === 'raw') return
  const { format, options } = QEMU_FORMAT[container]
  mustRun('qemu-img', ['convert', '-f', 'raw', '-O', format, '-o', options, image, `${image}.converted`])
  renameSync(`${image}.converted`, image)
}

/** mkntfs and mkfs.fat take no offset: they format a file that is copied to its place, sparse. */
function inPart(image: string, { start, size }: Part, format: (part: string) => void): void {
  const part = `${image}.part`
  mustRun('truncate', ['-s', String(size), part])
  format(part)
  mustRun('dd', [`if=${part}`, `of=${image}`, 'bs=1M', `seek=${start / MIB}`, 'conv=notrunc,sparse', 'status=none'])
  rmSync(part)
}

/** The partition table, and volumes of our own when nobody else formats them. */
function writeDisk(
  image: string,
  container: { readonly format: 'raw' | 'vhd' | 'vhdx'; readonly fixed: boolean; readonly bytes: number },
  row: Row,
  layout: DiskLayout,
): void {
  const file = openFileDevice(image)
  try {
    makeContainer(file, { ...container, sectorSize: row.sectorSize })
    const disk = openDisk(file, { newGuid: guidFrom(`${image} log`) })
    if (layout.table === 'gpt') writeGpt(disk, layout)
    else writeMbr(disk, layout)
    if (row.formatter === 'prestage') formatParts(disk, row, layout)
    file.flush()
  } finally {
    file.close()
  }
}

function formatParts(disk: ByteDevice, { clusterSize, sectorSize }: Row, layout: DiskLayout): void {
  for (const { role, firstByte, byteLength } of layout.partitions) {
    const device = windowOf(disk, firstByte, byteLength)
    const common = { sectorSize, hiddenSectors: firstByte / sectorSize }
    if (role === 'esp') formatFat(device, { ...common, volumeLabel: 'SYSTEM', serialNumber: 0x12345678 })
    const identity = { serialNumber: GRID_SERIAL, createdAt: FORMATTED_AT }
    if (role === 'system')
      formatNtfs(device, { ...common, ...identity, volumeLabel: 'System', clusterSize: SYSTEM_CLUSTER })
    if (role === 'windows') formatNtfs(device, { ...common, ...identity, volumeLabel: GRID_LABEL, clusterSize })
  }
}

/** GUIDs that are the same for the same text and differ otherwise. */
function guidFrom(text: string): () => string {
  let seed = [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7)
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return `${seed.toString(16).padStart(8, '0')}-1111-4111-8111-${seed.toString(16).padStart(12, '0')}`
  }
}
