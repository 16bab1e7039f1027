import { describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { GptTable } from '../../../shared/disk/gpt-table.ts'
import { uefiLayout } from '../../../shared/disk/layout.ts'
import { PARTITION_TYPE } from '../../../shared/disk/partition-types.ts'
import { findPartitions } from '../../../shared/disk/partitions.ts'

const MIB = 1 << 20

function counter(): () => string {
  let number = 0
  return () => `00000000-0000-4000-8000-${String(++number).padStart(12, '0')}`
}

function tableOf(...types: readonly string[]): GptTable {
  const partitions = types.map((typeGuid, index) => ({
    index,
    typeGuid,
    uniqueGuid: `00000000-0000-4000-8000-00000000000${index}`,
    attributes: 0n,
    name: '',
    firstByte: (index + 1) * MIB,
    byteLength: (index + 1) * MIB,
  }))
  return { sectorSize: 512, diskGuid: '00000000-0000-4000-8000-000000000000', partitions, fromBackup: false }
}

describe('The UEFI layout', () => {
  it('gives Windows all but 277 MiB before it and 1 MiB behind it', () => {
    const { partitions } = uefiLayout(8192 * MIB, 512, counter())
    expect(
      partitions.map(({ typeGuid, firstByte, byteLength }) => [typeGuid, firstByte / MIB, byteLength / MIB]),
    ).toEqual([
      [PARTITION_TYPE.esp, 1, 260],
      [PARTITION_TYPE.msr, 261, 16],
      [PARTITION_TYPE.basicData, 277, 7914],
    ])
  })

  it('puts a recovery partition behind Windows, without a drive letter', () => {
    const { partitions } = uefiLayout(8192 * MIB, 512, counter(), { recovery: 500 * MIB - 1 })
    expect(partitions[2]).toMatchObject({ byteLength: 7414 * MIB })
    expect(partitions[3]).toMatchObject({
      typeGuid: PARTITION_TYPE.recovery,
      firstByte: 7691 * MIB,
      byteLength: 500 * MIB,
      attributes: 0x8000000000000001n,
    })
  })

  it('refuses a disk that leaves Windows less than 64 MiB', () => {
    expect(uefiLayout(342 * MIB, 512, counter()).partitions[2]).toMatchObject({ byteLength: 64 * MIB })
    expect(() => uefiLayout(342 * MIB - 1, 512, counter())).toThrow(
      new Fault('target-too-small', { needed: 342 * MIB, available: 342 * MIB - 1 }),
    )
  })
})

describe('The partitions of a table', () => {
  it('are told by their types, Windows being the largest of the basic data partitions', () => {
    const { esp, msr, basicData } = PARTITION_TYPE
    expect(findPartitions(tableOf(basicData, msr, esp, basicData))).toMatchObject({
      esp: { index: 2 },
      msr: { index: 1 },
      windows: { index: 3 },
    })
  })

  it('need no Microsoft reserved partition', () => {
    expect(findPartitions(tableOf(PARTITION_TYPE.esp, PARTITION_TYPE.basicData)).msr).toBeUndefined()
  })

  it.each([
    ['EFI system partition', PARTITION_TYPE.basicData],
    ['partition for Windows', PARTITION_TYPE.esp],
  ])('are incomplete without an %s', (partition, only) => {
    expect(() => findPartitions(tableOf(only))).toThrow(new Fault('boot-partition-missing', { partition }))
  })
})
