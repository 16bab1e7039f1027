import { closeSync, ftruncateSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ByteDevice, memoryDevice } from '../../shared/bytes/byte-source.ts'
import { readGpt } from '../../shared/disk/gpt.ts'
import { layOutDisk } from '../../shared/disk/layout.ts'
import { findPartitions } from '../../shared/disk/partitions.ts'
import { writeGpt } from '../../shared/disk/write-gpt.ts'
import { mustRun, run } from './program.ts'
import { missing } from './tools.ts'

const MIB = 2 ** 20

/** A layout for `bytes`, written into a sparse file. */
function writeDisk(image: string, bytes: number, sectorSize: number, recovery: number) {
  const descriptor = openSync(image, 'wx+')
  ftruncateSync(descriptor, bytes)
  const device: ByteDevice = {
    size: bytes,
    readAt: (offset, into) => readSync(descriptor, into, 0, into.length, offset),
    writeAt: (offset, data) => {
      writeSync(descriptor, data, 0, data.length, offset)
    },
  }
  let number = 0
  const newGuid = () => `00000000-0000-4000-8000-${String(++number).padStart(12, '0')}`
  const layout = layOutDisk('uefi', bytes, sectorSize, newGuid, { recovery })
  if (layout.table !== 'gpt') throw new Error('the UEFI layout is no GPT')
  writeGpt(device, layout)
  const table = readGpt(device, image)
  closeSync(descriptor)
  return { layout, table }
}

const folder = mkdtempSync(path.join(tmpdir(), 'prestage-disk-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(missing('sgdisk'))('A GUID partition table of ours', () => {
  const image = path.join(folder, 'disk.img')
  const { layout, table } = writeDisk(image, 3 * 1024 * MIB + 512, 512, 500 * MIB)

  it('passes sgdisk --verify', () => {
    expect(mustRun('sgdisk', ['--verify', image])).toContain('No problems found')
  })

  it('shows sgdisk its partitions with their types, places, names and attributes', () => {
    expect(mustRun('sgdisk', ['-i', '1', image])).toMatch(/\(EFI system partition\)\n.*\nFirst sector: 2048 /)
    expect(mustRun('sgdisk', ['-i', '2', image])).toContain('(Microsoft reserved)')
    const windows = mustRun('sgdisk', ['-i', '3', image])
    expect(windows).toContain('(Microsoft basic data)')
    expect(windows.toLowerCase()).toContain(`unique guid: ${layout.partitions[2]?.uniqueGuid}`)
    expect(windows).toContain(`Partition size: ${(layout.partitions[2]?.byteLength ?? 0) / 512} sectors`)
    const recovery = mustRun('sgdisk', ['-i', '4', image])
    expect(recovery).toContain('(Windows RE)')
    expect(recovery).toContain('Attribute flags: 8000000000000001')
    expect(recovery).toContain("Partition name: 'Recovery'")
  })

  it('is read back as it was planned', () => {
    expect(table.diskGuid).toBe(layout.diskGuid)
    expect(table.fromBackup).toBe(false)
    expect(table.partitions).toMatchObject(layout.partitions.map(({ role: _, ...own }) => own))
  })
})

describe.skipIf(missing('fdisk'))('A GUID partition table of ours with 4096-byte sectors', () => {
  it('is listed by fdisk without complaint', () => {
    const image = path.join(folder, 'disk-4k.img')
    writeDisk(image, 1024 * MIB, 4096, 0)
    const { code, stdout, stderr } = run('fdisk', ['-b', '4096', '-l', image])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('Disklabel type: gpt')
    expect(stdout).toMatch(/img1 +256 +66815 +66560 +260M EFI System/)
  })
})

describe.skipIf(missing('sgdisk'))('A GUID partition table of sgdisk', () => {
  const image = path.join(folder, 'foreign.img')
  const disk = () => memoryDevice(readFileSync(image))
  beforeAll(() => {
    mustRun('truncate', ['-s', '64M', image])
    mustRun('sgdisk', ['-n', '1:0:+8M', '-t', '1:ef00', '-c', '1:Start – ä', '-n', '3:0:0', '-t', '3:0700', image])
  })

  it('is read with its names, numbers and places', () => {
    const table = readGpt(disk(), image)
    expect(findPartitions(table)).toMatchObject({
      esp: { index: 0, name: 'Start – ä', firstByte: MIB, byteLength: 8 * MIB },
      windows: { index: 2, firstByte: 9 * MIB },
    })
    expect(mustRun('sgdisk', ['-p', image]).toLowerCase()).toContain(`disk identifier (guid): ${table.diskGuid}`)
  })

  it('is read from its backup when the primary table is zapped', () => {
    const device = disk()
    device.writeAt(512, new Uint8Array(33 * 512))
    expect(readGpt(device, image)).toMatchObject({ fromBackup: true, partitions: [{ index: 0 }, { index: 2 }] })
  })
})
