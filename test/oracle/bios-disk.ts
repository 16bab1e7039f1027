import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { putBootCode } from './bios-code.ts'
import { formatPartition } from './foreign-target.ts'
import { mustRun } from './program.ts'

const MIB = 1 << 20
const SECTOR = 512

export interface Range {
  readonly start: number
  readonly size: number
}

/** Where the partitions of a disk made by `formatBiosByOthers` lie, in bytes. */
export const BIOS_LAYOUT = {
  system: { start: MIB, size: 100 * MIB },
  windows: { start: 101 * MIB, size: 400 * MIB },
  extended: { start: 501 * MIB, size: 40 * MIB },
  logical: { start: 502 * MIB, size: 30 * MIB },
  recovery: { start: 541 * MIB, size: 50 * MIB },
} as const
const BIOS_BYTES = 600 * MIB
export const BIOS_SIGNATURE = 0x43da9ab1

/** An MBR disk of sfdisk with volumes of mkntfs, boot code of ours, and bytes of no meaning wherever no run may write. */
export function formatBiosByOthers(image: string): void {
  const { system, windows, extended, logical, recovery } = BIOS_LAYOUT
  const line = (number: number, { start, size }: Range, rest: string) =>
    `${number} : start=${start / SECTOR}, size=${size / SECTOR}, ${rest}`
  rmSync(image, { force: true })
  mustRun('truncate', ['-s', String(BIOS_BYTES), image])
  writeFileSync(
    `${image}.sfdisk`,
    [
      'label: dos',
      `label-id: 0x${BIOS_SIGNATURE.toString(16)}`,
      line(1, system, 'type=7, bootable'),
      line(2, windows, 'type=7'),
      line(3, extended, 'type=f'),
      line(4, recovery, 'type=27'),
      line(5, logical, 'type=83'),
      '',
    ].join('\n'),
  )
  mustRun('sh', ['-c', 'sfdisk -q "$0" < "$0.sfdisk"', image])
  rmSync(`${image}.sfdisk`)
  formatNtfs(image, system, 'System')
  formatNtfs(image, windows, 'Windows')
  putBootCode(image, system.start, system.size)
  const gaps = [
    { start: 8 * SECTOR, size: 64 * SECTOR },
    { start: logical.start, size: MIB },
    { start: recovery.start, size: MIB },
    { start: BIOS_BYTES - 64 * SECTOR, size: 64 * SECTOR },
  ]
  scribble(image, gaps)
}

export function formatNtfs(image: string, { start, size }: Range, label: string, at = start / SECTOR): void {
  formatPartition(image, start, size, (part) =>
    mustRun('mkntfs', ['-F', '-Q', '-q', '-p', String(at), '-H', '255', '-S', '63', '-L', label, part]),
  )
}

/** Fills ranges of an image with bytes that a test will know again. */
function scribble(image: string, ranges: readonly Range[]): void {
  const file = openSync(image, 'r+')
  for (const { start, size } of ranges) {
    const bytes = Uint8Array.from(
      { length: size },
      (_, index) => (Math.imul(index + start, 2_654_435_761) >>> 13) & 0xff,
    )
    writeSync(file, bytes, 0, size, start)
  }
  closeSync(file)
}

export function scribbleByte(image: string, offset: number, value: number): void {
  const file = openSync(image, 'r+')
  writeSync(file, Uint8Array.of(value), 0, 1, offset)
  closeSync(file)
}

/** Digest of all that an image holds outside the ranges. */
export function digestOutside(image: string, ranges: readonly Range[]): string {
  const hash = createHash('sha1')
  const file = openSync(image, 'r')
  const { size } = fstatSync(file)
  const buffer = new Uint8Array(MIB)
  let at = 0
  for (const range of [...ranges].sort((a, b) => a.start - b.start).concat({ start: size, size: 0 })) {
    while (at < range.start) {
      const count = readSync(file, buffer, 0, Math.min(MIB, range.start - at), at)
      hash.update(buffer.subarray(0, count))
      at += count
    }
    at = range.start + range.size
  }
  closeSync(file)
  return hash.digest('hex')
}

export function bytesAt(image: string, offset: number, length: number): Uint8Array {
  const file = openSync(image, 'r')
  const bytes = new Uint8Array(length)
  readSync(file, bytes, 0, length, offset)
  closeSync(file)
  return bytes
}
