import { closeSync, ftruncateSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ByteDevice, memoryDevice } from '../../shared/bytes/byte-source.ts'
import { readGpt } from '../../shared/disk/gpt.ts'
import { layOutDisk } from '../../shared/disk/layout.ts'
import { signatureText } from '../../shared/disk/mbr-table.ts'
import { readPartitionTable } from '../../shared/disk/partition-table.ts'
import { findPartitions } from '../../shared/disk/partitions.ts'
import { writeGpt } from '../../shared/disk/write-gpt.ts'
import { writeMbr } from '../../shared/disk/write-mbr.ts'
import { mustRun, run } from './program.ts'
import { missing } from './tools.ts'

const MIB = 2 ** 20

/** Works on a sparse file of `bytes`. */
function onImage<Result>(image: string, bytes: number, work: (device: ByteDevice) => Result): Result {
  const descriptor = openSync(image, 'a+')
  ftruncateSync(descriptor, bytes)
  closeSync(descriptor)
  const file = openSync(image, 'r+')
  try {
    return work({
      size: bytes,
      readAt: (offset, into) => readSync(file, into, 0, into.length, offset),
      writeAt: (offset, data) => {
        writeSync(file, data, 0, data.length, offset)
      },
    })
  } finally {
    closeSync(file)
  }
}

function guidCounter(): () => string {
  let number = 0
  return () => `${String(++number).padStart(8, '0')}-0000-4000-8000-000000000000`
}

/** A UEFI layout for `bytes`, written into a sparse file. */
function writeDisk(image: string, bytes: number, sectorSize: number, recovery: number) {
  const layout = layOutDisk('uefi', bytes, sectorSize, guidCounter(), { recovery })
  if (layout.table !== 'gpt') throw new Error('the UEFI layout is no GPT')
  return onImage(image, bytes, (device) => {
    writeGpt(device, layout)
    return { layout, table: readGpt(device, image) }
  })
}

/** A BIOS layout with sectors of 512 bytes. */
function writeBiosDisk(image: string, name: 'bios' | 'bios-single', bytes: number, recovery: number) {
  const layout = layOutDisk(name, bytes, 512, guidCounter(), { recovery })
  if (layout.table !== 'mbr') throw new Error('the BIOS layout is no MBR')
  onImage(image, bytes, (device) => writeMbr(device, layout))
  return layout
}

interface SfdiskPartition {
  readonly start: number
  readonly size: number
  readonly type: string
  readonly bootable?: boolean
}

/** What sfdisk finds on an image. */
function sfdiskTable(image: string): { readonly id: string; readonly partitions: readonly SfdiskPartition[] } {
  return JSON.parse(mustRun('sfdisk', ['-J', image])).partitiontable
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
    expect(table.lostCopy).toBe(undefined)
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
    expect(readGpt(device, image)).toMatchObject({ lostCopy: 'primary', partitions: [{ index: 0 }, { index: 2 }] })
  })
})

describe.skipIf(missing('sfdisk'))('An MBR of ours', () => {
  it.each([
    ['bios', 8192, 500],
    ['bios', 2_500_000, 0],
    ['bios-single', 200, 0],
  ] as const)('of layout %s on %i MiB is verified by sfdisk and read as it was laid out', (name, mib, recovery) => {
    const image = path.join(folder, `${name}-${mib}.img`)
    const layout = writeBiosDisk(image, name, mib * MIB, recovery * MIB)
    expect(mustRun('sfdisk', ['--verify', image])).toContain('No errors detected.')
    expect(sfdiskTable(image)).toMatchObject({
      label: 'dos',
      id: `0x${layout.diskSignature.toString(16).padStart(8, '0')}`,
      partitions: layout.partitions.map(({ firstByte, byteLength, type, isActive }) => ({
        start: firstByte / 512,
        size: byteLength / 512,
        type: type.toString(16),
        ...(isActive ? { bootable: true } : {}),
      })),
    })
  })

  it.skipIf(missing('sgdisk'))('is told from GPT by sgdisk too', () => {
    const image = path.join(folder, 'told.img')
    writeBiosDisk(image, 'bios', 400 * MIB, 0)
    expect(run('sgdisk', ['-v', image]).stdout).toContain('Found invalid GPT and valid MBR')
  })
})

describe.skipIf(missing('sfdisk'))('An MBR of sfdisk', () => {
  const image = path.join(folder, 'foreign-mbr.img')
  const SIZE = 64 * MIB
  beforeAll(() => {
    const script = [
      'label: dos',
      'label-id: 0xc0ffee11',
      'start=2048, size=8192, type=7, bootable',
      'start=16384, size=32768, type=5',
      'start=65536, size=4096, type=27',
      'start=18432, size=2048, type=7',
      'start=22528, size=4096, type=83',
      'start=28672, size=2048, type=c',
    ].join('\n')
    mustRun('truncate', ['-s', String(SIZE), image])
    mustRun('sh', ['-c', 'printf "$1\\n" | sfdisk -q "$0"', image, script])
  })

  it('is read with all its partitions, logical ones too', () => {
    const { mbr } = onImage(image, SIZE, (device) => {
      const table = readPartitionTable(device, image)
      if (table.kind !== 'mbr') throw new Error('it is no MBR')
      return table
    })
    const found = mbr.partitions.map(({ index, firstByte, byteLength, type, isActive }) => ({
      node: `${image}${index + 1}`,
      start: firstByte / 512,
      size: byteLength / 512,
      type: type.toString(16),
      ...(isActive ? { bootable: true } : {}),
    }))
    expect(found).toHaveLength(6)
    expect(found).toEqual(sfdiskTable(image).partitions)
    expect(signatureText(mbr.diskSignature)).toBe('C0FFEE11')
  })

  it.skipIf(missing('sgdisk'))('is a hybrid, and refused, once sgdisk has put it beside a GPT', () => {
    const hybrid = path.join(folder, 'hybrid.img')
    mustRun('truncate', ['-s', String(SIZE), hybrid])
    mustRun('sgdisk', ['-n', '1:0:+8M', '-t', '1:ef00', '-n', '2:0:0', '-t', '2:0700', '-h', '2', hybrid])
    expect(() => onImage(hybrid, SIZE, (device) => readPartitionTable(device, hybrid))).toThrow(
      'target-unsupported {"feature":{"phrase":"hybrid-mbr","facts":{}}}',
    )
  })
})
