import { describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { GptTable } from '../../../shared/disk/gpt-table.ts'
import { type LayoutChoices, type LayoutName, layOutDisk } from '../../../shared/disk/layout.ts'
import type { MbrPartition, MbrTable } from '../../../shared/disk/mbr-table.ts'
import { PARTITION_TYPE } from '../../../shared/disk/partition-types.ts'
import { findBiosPartitions, findPartitions, listPartitions } from '../../../shared/disk/partitions.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'

const MIB = 1 << 20

function counter(): () => string {
  let number = 0
  return () => `00000000-0000-4000-8000-${String(++number).padStart(12, '0')}`
}

function placesOf(name: LayoutName, bytes: number, sectorSize = 512, choices: LayoutChoices = {}) {
  const { partitions } = layOutDisk(name, bytes, sectorSize, counter(), choices)
  return partitions.map(({ role, firstByte, byteLength }) => [role, firstByte / MIB, byteLength / MIB])
}

describe('The UEFI layout', () => {
  it.each([512, 4096])('gives Windows all but 277 MiB before it and 1 MiB behind it, sectors of %i', (sectorSize) => {
    expect(placesOf('uefi', 8192 * MIB, sectorSize)).toEqual([
      ['esp', 1, 260],
      ['msr', 261, 16],
      ['windows', 277, 7914],
    ])
  })

  it('puts a recovery partition behind Windows, without a drive letter', () => {
    const { partitions } = layOutDisk('uefi', 8192 * MIB, 512, counter(), { recovery: 500 * MIB - 1 })
    expect(partitions[2]).toMatchObject({ byteLength: 7414 * MIB })
    expect(partitions[3]).toMatchObject({
      typeGuid: PARTITION_TYPE.recovery,
      firstByte: 7691 * MIB,
      byteLength: 500 * MIB,
      attributes: 0x8000000000000001n,
    })
  })

  it('refuses a disk that leaves Windows less than 64 MiB', () => {
    expect(placesOf('uefi', 342 * MIB)[2]).toEqual(['windows', 277, 64])
    expect(() => placesOf('uefi', 342 * MIB - 1)).toThrow(
      new Fault('target-too-small', { needed: 342 * MIB, available: 342 * MIB - 1 }),
    )
  })
})

describe('The BIOS layouts', () => {
  it.each([512, 4096])('are an active system partition of 100 MiB and the rest, sectors of %i', (sectorSize) => {
    expect(layOutDisk('bios', 8192 * MIB, sectorSize, () => '43da9ab1-0000-4000-8000-000000000000')).toEqual({
      table: 'mbr',
      sectorSize,
      diskSignature: 0x43da9ab1,
      partitions: [
        { role: 'system', type: 0x07, isActive: true, firstByte: MIB, byteLength: 100 * MIB },
        { role: 'windows', type: 0x07, isActive: false, firstByte: 101 * MIB, byteLength: 8090 * MIB },
      ],
    })
  })

  it('are one active partition for all, when asked for', () => {
    const { partitions } = layOutDisk('bios-single', 200 * MIB, 512, counter())
    expect(partitions).toEqual([{ role: 'windows', type: 0x07, isActive: true, firstByte: MIB, byteLength: 198 * MIB }])
  })

  it('put a recovery partition of its own type last', () => {
    const { partitions } = layOutDisk('bios', 8192 * MIB, 512, counter(), { recovery: 500 * MIB })
    expect(partitions[2]).toEqual({
      role: 'recovery',
      type: 0x27,
      isActive: false,
      firstByte: 7691 * MIB,
      byteLength: 500 * MIB,
    })
  })

  it('end where 32 bits of sectors do', () => {
    expect(placesOf('bios-single', 3 * 1024 * 1024 * MIB, 512)).toEqual([['windows', 1, 2 * 1024 * 1024 - 3]])
    expect(placesOf('bios-single', 3 * 1024 * 1024 * MIB, 4096)).toEqual([['windows', 1, 3 * 1024 * 1024 - 2]])
  })
})

function gptOf(...types: readonly string[]): GptTable {
  const partitions = types.map((typeGuid, index) => ({
    index,
    typeGuid,
    uniqueGuid: `00000000-0000-4000-8000-00000000000${index}`,
    attributes: 0n,
    name: '',
    firstByte: (index + 1) * MIB,
    byteLength: (index + 1) * MIB,
  }))
  return { sectorSize: 512, diskGuid: '00000000-0000-4000-8000-000000000000', partitions, lostCopy: undefined }
}

describe('The partitions of a GUID partition table', () => {
  it('are told by their types, Windows being the largest of the basic data partitions', () => {
    const { esp, msr, basicData } = PARTITION_TYPE
    expect(findPartitions(gptOf(basicData, msr, esp, basicData))).toMatchObject({
      esp: { index: 2 },
      msr: { index: 1 },
      windows: { index: 3 },
    })
  })

  it('need no Microsoft reserved partition', () => {
    expect(findPartitions(gptOf(PARTITION_TYPE.esp, PARTITION_TYPE.basicData)).msr).toBeUndefined()
  })

  it.each([
    ['EFI system partition', phrase('efi-system-partition'), PARTITION_TYPE.basicData],
    ['partition for Windows', phrase('windows-partition'), PARTITION_TYPE.esp],
  ])('are incomplete without an %s', (_, partition, only) => {
    expect(() => findPartitions(gptOf(only))).toThrow(new Fault('boot-partition-missing', { partition }))
  })
})

type Sketch = Partial<MbrPartition> & { readonly mib: number }

function mbrOf(...sketches: readonly Sketch[]): MbrTable {
  const partitions = sketches.map(({ mib, ...own }, index) => ({
    index,
    role: 'primary' as const,
    type: 0x07,
    isActive: false,
    firstByte: (index + 1) * 1024 * MIB,
    byteLength: mib * MIB,
    ...own,
  }))
  return { sectorSize: 512, diskSignature: 1, partitions, hasBootCode: false }
}

describe('The partitions of an MBR', () => {
  it('are the active one and the largest NTFS one', () => {
    const table = mbrOf({ mib: 100, isActive: true }, { mib: 900 }, { mib: 500, type: 0x27 })
    expect(findBiosPartitions(table)).toMatchObject({ system: { index: 0 }, windows: { index: 1 } })
    expect(listPartitions({ kind: 'mbr', mbr: table }).map(({ kind }) => kind)).toEqual([
      'system',
      'windows',
      'recovery',
    ])
  })

  it('may be one and the same', () => {
    const table = mbrOf({ mib: 900, isActive: true }, { mib: 100 })
    const { system, windows } = findBiosPartitions(table)
    expect([system, windows.index]).toEqual([undefined, 0])
    expect(listPartitions({ kind: 'mbr', mbr: table }).map(({ kind }) => kind)).toEqual(['windows', 'windows'])
  })

  it('count neither logical nor foreign ones for Windows', () => {
    const table = mbrOf(
      { mib: 100, isActive: true },
      { mib: 1000, type: 0x0f, role: 'extended' },
      { mib: 999, role: 'logical' },
      { mib: 500, type: 0x83 },
    )
    expect(findBiosPartitions(table)).toMatchObject({ system: undefined, windows: { index: 0 } })
    expect(() => findBiosPartitions(mbrOf({ mib: 100, type: 0x0c, isActive: true }))).toThrow(
      new Fault('boot-partition-missing', { partition: phrase('windows-partition') }),
    )
  })

  it.each([
    ['FAT32', { type: 0x0c }],
    ['an extended partition', { type: 0x0f, role: 'extended' as const }],
  ])('are of no use when the active one is %s', (_, active) => {
    const table = mbrOf({ mib: 100, isActive: true, ...active }, { mib: 900 })
    expect(() => findBiosPartitions(table)).toThrow(
      new Fault('target-unsupported', { feature: phrase('active-partition-not-ntfs') }),
    )
  })

  it.each([
    [0, false, false],
    [2, true, true],
  ])('do not start a BIOS with %i active ones', (count, first, second) => {
    expect(() => findBiosPartitions(mbrOf({ mib: 1, isActive: first }, { mib: 2, isActive: second }))).toThrow(
      new Fault('boot-not-one-active', { count }),
    )
  })
})
