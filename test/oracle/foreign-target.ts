import { closeSync, ftruncateSync, openSync } from 'node:fs'
import { mustRun } from './program.ts'

const MIB = 1 << 20
const SECTOR = 512

/** Where the partitions of a target made by `formatByOthers` lie, in bytes. */
export const FOREIGN_LAYOUT = {
  esp: { start: MIB, size: 100 * MIB },
  msr: { start: 101 * MIB, size: 16 * MIB },
  windows: { start: 117 * MIB },
} as const

/** A raw image partitioned by sgdisk and formatted by mkfs.fat and mkntfs, as a depot without Windows would do it. */
export function formatByOthers(path: string, bytes: number): void {
  const descriptor = openSync(path, 'wx')
  ftruncateSync(descriptor, bytes)
  closeSync(descriptor)
  const windowsBytes = Math.floor((bytes - FOREIGN_LAYOUT.windows.start - MIB) / MIB) * MIB
  const sectors = (start: number, size: number) => `${start / SECTOR}:${(start + size) / SECTOR - 1}`
  const { esp, msr, windows } = FOREIGN_LAYOUT
  mustRun('sgdisk', [
    '-n',
    `1:${sectors(esp.start, esp.size)}`,
    '-t',
    '1:ef00',
    '-n',
    `2:${sectors(msr.start, msr.size)}`,
    '-t',
    '2:0c01',
    '-n',
    `3:${sectors(windows.start, windowsBytes)}`,
    '-t',
    '3:0700',
    path,
  ])
  formatPartition(path, esp.start, esp.size, (part) => mustRun('mkfs.fat', ['-F', '32', '-n', 'SYSTEM', part]))
  formatPartition(path, windows.start, windowsBytes, (part) =>
    mustRun('mkntfs', ['-F', '-Q', '-q', '-p', String(windows.start / SECTOR), '-L', 'Windows', part]),
  )
}

/** Size of the Windows partition of a target made by `formatByOthers`. */
export function foreignWindowsBytes(bytes: number): number {
  return Math.floor((bytes - FOREIGN_LAYOUT.windows.start - MIB) / MIB) * MIB
}

/** Formats a file of the partition's size and copies it, sparse, to its place in the image. */
export function formatPartition(image: string, start: number, size: number, format: (part: string) => void): void {
  const part = `${image}.part`
  mustRun('truncate', ['-s', String(size), part])
  format(part)
  mustRun('dd', [`if=${part}`, `of=${image}`, 'bs=1M', `seek=${start / MIB}`, 'conv=notrunc,sparse', 'status=none'])
  mustRun('rm', [part])
}

/** Copies a partition out of an image into a sparse file of its own, for programs that take no offset. */
export function extractPartition(image: string, start: number, size: number, part: string): void {
  mustRun('dd', [
    `if=${image}`,
    `of=${part}`,
    'bs=1M',
    `skip=${start / MIB}`,
    `count=${size / MIB}`,
    'conv=sparse',
    'status=none',
  ])
  mustRun('truncate', ['-s', String(size), part])
}
