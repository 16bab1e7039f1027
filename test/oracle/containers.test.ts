import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openDisk, openDiskSource } from '../../shared/disk/open-disk.ts'
import { createVhdDynamic, createVhdFixed } from '../../shared/disk/vhd/create-vhd.ts'
import { createVhdx } from '../../shared/disk/vhdx/create-vhdx.ts'
import type { Container, FileExtent } from '../../shared/disk/virtual-disk.ts'
import { pseudoRandom } from '../unit/disk/containers.ts'
import { makeSparseFile, withDiskFile } from './disk-file.ts'
import { mustRun } from './program.ts'
import { missing } from './tools.ts'

const MIB = 2 ** 20
const folder = mkdtempSync(path.join(tmpdir(), 'prestage-containers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Case {
  readonly name: string
  readonly container: Container
  readonly bytes: number
  readonly sectorSize: 512 | 4096
}

const access = { newGuid: randomUUID }
const createdAt = new Date('2026-03-01T12:00:00Z')

function createOurs(name: string, { container, bytes, sectorSize }: Case): void {
  writeFileSync(name, '', { flag: 'wx' })
  withDiskFile(name, (file) => {
    const facts = { bytes, uniqueId: randomUUID(), createdAt }
    if (container === 'vhd-fixed') createVhdFixed(file, facts)
    else if (container === 'vhd-dynamic') createVhdDynamic(file, facts)
    else
      createVhdx(file, { bytes, sectorSize, physicalSectorSize: 4096, isFixed: container === 'vhdx-fixed' }, randomUUID)
  })
}

const formatOf = (container: Container) => (container.startsWith('vhdx') ? 'vhdx' : 'vpc')

function randomBytes(next: (below: number) => number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let state = next(2 ** 32)
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[at] = state >>> 24
  }
  return bytes
}

/** The same writes into the container, through `writeAt` and through `extentsOf`, and into a raw twin. */
function writeBoth(image: string, twin: string, seed: number): void {
  withDiskFile(image, (file) => {
    withDiskFile(twin, (raw) => {
      const disk = openDisk(file, access)
      const next = pseudoRandom(seed)
      for (let step = 0; step < 40; step++) {
        const length = 1 + next(step % 8 === 0 ? 3 * MIB : 70000)
        const offset = next(disk.size - length)
        const bytes = step % 5 === 4 ? new Uint8Array(length) : randomBytes(next, length)
        raw.writeAt(offset, bytes)
        if (step % 2 === 0) {
          disk.writeAt(offset, bytes)
          continue
        }
        disk.reserve([{ offset, length }])
        let done = 0
        for (const extent of disk.extentsOf(offset, length)) {
          expect(extent.fileOffset).toBeGreaterThan(0)
          file.writeAt(extent.fileOffset, bytes.subarray(done, done + extent.length))
          done += extent.length
        }
      }
      const last = Uint8Array.of(1, 2, 3)
      for (const one of [disk, raw]) one.writeAt(disk.size - 3, last)
    })
  })
}

/** Where our metadata region keeps the logical sector size; qemu opens no VHDX whose sectors have 4096 bytes. */
const LOGICAL_SECTOR_AT = 2 * MIB + 64 * 1024 + 32

/** Lets qemu take sectors of 4096 bytes for ones of 512: in a table of one chunk the entries lie at the same places. */
function withSmallSectors(image: string, act: () => void): void {
  const set = (sectorSize: number) =>
    withDiskFile(image, (file) => file.writeAt(LOGICAL_SECTOR_AT, new Uint8Array(Uint32Array.of(sectorSize).buffer)))
  set(512)
  act()
  set(4096)
}

function expectEqualInQemu(image: string, twin: string, format: string): void {
  expect(mustRun('qemu-img', ['compare', '-f', 'raw', '-F', format, twin, image])).toBe('Images are identical.\n')
  if (format === 'vhdx')
    expect(mustRun('qemu-img', ['check', '-f', 'vhdx', image])).toBe('No errors were found on the image.\n')
}

function expectEqualTwin(image: string, twin: string, container: Container, sectorSize = 512): void {
  const compare = () => expectEqualInQemu(image, twin, formatOf(container))
  if (sectorSize === 512) compare()
  else withSmallSectors(image, compare)
  withDiskFile(image, (file) => {
    const disk = openDiskSource(file)
    expect(disk.container).toBe(container)
    withDiskFile(twin, (raw) => {
      expect(disk.size).toBe(raw.size)
      const ours = new Uint8Array(4 * MIB)
      const theirs = new Uint8Array(4 * MIB)
      for (let offset = 0; offset < disk.size; offset += ours.length) {
        const count = disk.readAt(offset, ours)
        expect(raw.readAt(offset, theirs)).toBe(count)
        if (Buffer.compare(ours.subarray(0, count), theirs.subarray(0, count)) !== 0)
          throw new Error(`the disks differ after byte ${offset}`)
      }
    })
  })
}

const OURS: readonly Case[] = [
  { name: 'a fixed VHD', container: 'vhd-fixed', bytes: 70 * MIB + 512, sectorSize: 512 },
  { name: 'a dynamic VHD', container: 'vhd-dynamic', bytes: 200 * MIB + 1024, sectorSize: 512 },
  { name: 'a fixed VHDX', container: 'vhdx-fixed', bytes: 70 * MIB + 4096, sectorSize: 512 },
  { name: 'a dynamic VHDX', container: 'vhdx-dynamic', bytes: 300 * MIB, sectorSize: 512 },
  { name: 'a dynamic VHDX with sectors of 4096 bytes', container: 'vhdx-dynamic', bytes: 300 * MIB, sectorSize: 4096 },
]

describe.skipIf(missing('qemu-img'))('A virtual disk of ours', () => {
  it.each(OURS)('$name reads in qemu as its raw twin, before and after writes', (one) => {
    const image = path.join(folder, `ours-${OURS.indexOf(one)}`)
    const twin = `${image}.raw`
    createOurs(image, one)
    makeSparseFile(twin, one.bytes)
    expectEqualTwin(image, twin, one.container, one.sectorSize)
    writeBoth(image, twin, 1)
    expectEqualTwin(image, twin, one.container, one.sectorSize)
    writeBoth(image, twin, 2)
    expectEqualTwin(image, twin, one.container, one.sectorSize)
    rmSync(image)
    rmSync(twin)
  })
})

describe.skipIf(missing('qemu-img'))('A dynamic VHD of ours', () => {
  it('shows qemu its holes as we see them', () => {
    const image = path.join(folder, 'holes')
    const bytes = 200 * MIB
    createOurs(image, { name: 'holes', container: 'vhd-dynamic', bytes, sectorSize: 512 })
    const extents = withDiskFile(image, (file) => {
      const disk = openDisk(file, access)
      disk.writeAt(70 * MIB, Uint8Array.of(1))
      disk.reserve([{ offset: 130 * MIB, length: 4 * MIB }])
      return disk.extentsOf(0, bytes)
    })
    const places: unknown = JSON.parse(mustRun('qemu-img', ['map', '--output=json', '-f', 'vpc', image]))
    expect(holesOf(places)).toEqual(holesIn(extents))
    expect(holesIn(extents).length).toBe(3)
    rmSync(image)
  })
})

/** Starts and lengths of what `qemu-img map` finds to lie nowhere in the file. */
function holesOf(places: unknown): readonly (readonly [number, number])[] {
  const entry = z.object({ start: z.number(), length: z.number(), offset: z.number().optional() })
  return z
    .array(entry)
    .parse(places)
    .filter(({ offset }) => offset === undefined)
    .map(({ start, length }) => [start, length])
}

function holesIn(extents: readonly FileExtent[]): readonly (readonly [number, number])[] {
  let start = 0
  return extents.flatMap(({ fileOffset, length }) => {
    start += length
    return fileOffset < 0 ? [[start - length, length] as const] : []
  })
}

/** What qemu-img is told to make: its VHD sizes are rounded up to a geometry unless `force_size` is on. */
const QEMU_MADE: readonly { readonly options: string; readonly container: Container; readonly format: string }[] = [
  { format: 'vpc', options: 'subformat=fixed', container: 'vhd-fixed' },
  { format: 'vpc', options: 'subformat=fixed,force_size=on', container: 'vhd-fixed' },
  { format: 'vpc', options: 'subformat=dynamic', container: 'vhd-dynamic' },
  { format: 'vpc', options: 'subformat=dynamic,force_size=on', container: 'vhd-dynamic' },
  { format: 'vhdx', options: 'subformat=fixed,block_size=8M', container: 'vhdx-fixed' },
  { format: 'vhdx', options: 'subformat=dynamic,block_size=1M', container: 'vhdx-dynamic' },
  { format: 'vhdx', options: 'subformat=dynamic,block_state_zero=off', container: 'vhdx-dynamic' },
  { format: 'vhdx', options: 'subformat=dynamic,block_size=256M,log_size=3M', container: 'vhdx-dynamic' },
]

describe.skipIf(missing('qemu-img', 'qemu-io'))('A virtual disk of qemu', () => {
  it.each(QEMU_MADE)('($format $options) is read, written and read by qemu again', ({ format, options, container }) => {
    const image = path.join(folder, 'theirs')
    const twin = `${image}.raw`
    mustRun('qemu-img', ['create', '-q', '-f', format, '-o', options, image, '100000K'])
    makeSparseFile(
      twin,
      withDiskFile(image, (file) => openDiskSource(file).size),
    )
    for (const [file, kind] of [
      [image, format],
      [twin, 'raw'],
    ] as const)
      mustRun('qemu-io', ['-f', kind, '-c', 'write -P 0x41 777K 3M', '-c', 'write -P 0x42 60M 1000K', file])
    expectEqualTwin(image, twin, container)
    writeBoth(image, twin, 3)
    expectEqualTwin(image, twin, container)
    for (const [file, kind] of [
      [image, format],
      [twin, 'raw'],
    ] as const)
      mustRun('qemu-io', ['-f', kind, '-c', 'write -P 0x43 30M 5M', file])
    expectEqualTwin(image, twin, container)
    rmSync(image)
    rmSync(twin)
  })

  it('that was converted from a raw one is the same disk', () => {
    const raw = path.join(folder, 'source.raw')
    makeSparseFile(raw, 90 * MIB)
    withDiskFile(raw, (file) => {
      const next = pseudoRandom(4)
      for (let step = 0; step < 20; step++) file.writeAt(next(90 * MIB - 200_000), randomBytes(next, 200_000))
    })
    for (const { format, options, container } of QEMU_MADE.filter((made) => !/fixed$|dynamic$/.test(made.options))) {
      const image = path.join(folder, 'converted')
      mustRun('qemu-img', ['convert', '-f', 'raw', '-O', format, '-o', options, raw, image])
      expectEqualTwin(image, raw, container)
      rmSync(image)
    }
    rmSync(raw)
  })
})

describe.skipIf(missing('7z'))('A virtual disk of ours', () => {
  it.each(OURS)('($name) is the same disk to 7-Zip', (one) => {
    const image = path.join(folder, 'listed')
    const twin = `${image}.raw`
    createOurs(image, one)
    makeSparseFile(twin, one.bytes)
    writeBoth(image, twin, 5)
    const type = one.container.startsWith('vhdx') ? 'VHDX' : 'VHD'
    mustRun('7z', ['x', '-y', `-t${type}`, `-o${image}.out`, image])
    const [extracted] = readdirSync(`${image}.out`)
    expect(
      mustRun('qemu-img', ['compare', '-f', 'raw', '-F', 'raw', twin, path.join(`${image}.out`, extracted ?? '')]),
    ).toBe('Images are identical.\n')
    for (const made of [image, twin, `${image}.out`]) rmSync(made, { recursive: true })
  })
})
