import { describe, expect, it } from 'vitest'
import { type ByteDevice, memoryDevice } from '../../../shared/bytes/byte-source.ts'
import { crc32 } from '../../../shared/bytes/crc32.ts'
import { Fault } from '../../../shared/bytes/fault.ts'
import { factText } from '../../../shared/contract/text/languages.ts'
import { readGpt } from '../../../shared/disk/gpt.ts'
import { GPT_ENTRY, GPT_HEADER } from '../../../shared/disk/gpt-table.ts'
import type { GptLayout } from '../../../shared/disk/layout.ts'
import { MBR } from '../../../shared/disk/mbr-table.ts'
import { PARTITION_TYPE } from '../../../shared/disk/partition-types.ts'
import { writeGpt } from '../../../shared/disk/write-gpt.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'

const MIB = 1 << 20
const PATH = 'disk.img'
const DAMAGED = new Fault('target-damaged', { part: phrase('gpt') })

function smallLayout(sectorSize = 512): GptLayout {
  const part = (number: number, typeGuid: string, name: string) => ({
    role: 'windows' as const,
    attributes: 0n,
    typeGuid,
    uniqueGuid: `aabbccdd-0011-4233-8455-00000000000${number}`,
    name,
    firstByte: number * MIB,
    byteLength: MIB,
  })
  return {
    table: 'gpt',
    sectorSize,
    diskGuid: '01234567-89ab-4cde-8f01-23456789abcd',
    partitions: [
      part(1, PARTITION_TYPE.esp, 'EFI system partition'),
      part(2, PARTITION_TYPE.basicData, 'Ö'.repeat(36)),
    ],
  }
}

function smallDisk(sectorSize = 512): { readonly bytes: Uint8Array; readonly device: ByteDevice } {
  const bytes = new Uint8Array(4 * MIB)
  const device = memoryDevice(bytes)
  writeGpt(device, smallLayout(sectorSize))
  return { bytes, device }
}

/** The backup of a table with other partitions, for a disk of the same size. */
function otherDisk(): Uint8Array {
  const bytes = new Uint8Array(4 * MIB)
  const { partitions, ...layout } = smallLayout(512)
  writeGpt(memoryDevice(bytes), { ...layout, partitions: partitions.slice(0, 1) })
  return bytes.subarray(bytes.length - 33 * 512)
}

/** Changes both copies' headers or entries and makes their CRCs right again. */
function forge(bytes: Uint8Array, change: (header: DataView, entries: DataView) => void): void {
  const last = bytes.length / 512 - 1
  for (const [header, entries] of [
    [1, 2],
    [last, last - 32],
  ] as const) {
    const headerView = new DataView(bytes.buffer, header * 512, 512)
    const entriesView = new DataView(bytes.buffer, entries * 512, 128 * 128)
    change(headerView, entriesView)
    const table = bytes.subarray(entries * 512, entries * 512 + 128 * 128)
    headerView.setUint32(GPT_HEADER.entriesCrc, crc32(table), true)
    headerView.setUint32(GPT_HEADER.headerCrc, 0, true)
    headerView.setUint32(GPT_HEADER.headerCrc, crc32(bytes.subarray(header * 512, header * 512 + 92)), true)
  }
}

describe('A GUID partition table', () => {
  it.each([512, 4096])('is read as it was written, with sectors of %i bytes', (sectorSize) => {
    const { device } = smallDisk(sectorSize)
    const layout = smallLayout(sectorSize)
    expect(readGpt(device, PATH)).toEqual({
      sectorSize,
      diskGuid: layout.diskGuid,
      lostCopy: undefined,
      partitions: layout.partitions.map(({ role: _, ...own }, index) => ({ ...own, index })),
    })
  })

  it('of other sectors than the disk has is none', () => {
    const { device } = smallDisk(512)
    expect(readGpt(device, PATH, 512).sectorSize).toBe(512)
    expect(() => readGpt(device, PATH, 4096)).toThrow(
      new Fault('target-not-formatted', { path: PATH, reason: phrase('no-gpt') }),
    )
  })

  it.each([512, 4096])('is read from its backup when the primary is wiped, with sectors of %i bytes', (sectorSize) => {
    const { bytes, device } = smallDisk(sectorSize)
    bytes.fill(0, sectorSize, 6 * sectorSize)
    expect(readGpt(device, PATH)).toMatchObject({ sectorSize, lostCopy: 'primary', partitions: [{ index: 0 }, {}] })
  })

  it('is read from its backup when one bit of the primary entries is flipped', () => {
    const { bytes, device } = smallDisk()
    bytes[2 * 512 + GPT_ENTRY.firstLba] = 0xff
    expect(readGpt(device, PATH).lostCopy).toBe('primary')
  })

  it.each([
    ['wiped', (bytes: Uint8Array) => bytes.fill(0, bytes.length - 512)],
    ['that of another table', (bytes: Uint8Array) => bytes.set(otherDisk(), bytes.length - 33 * 512)],
  ])('has lost its backup when that is %s', (_, spoil) => {
    const { bytes, device } = smallDisk()
    spoil(bytes)
    expect(readGpt(device, PATH)).toMatchObject({ lostCopy: 'backup', partitions: [{ index: 0 }, { index: 1 }] })
  })

  it('is damaged when both copies fail their CRC', () => {
    const { bytes, device } = smallDisk()
    bytes[512 + GPT_HEADER.diskGuid] = 0xff
    bytes[bytes.length - 512 + GPT_HEADER.diskGuid] = 0xff
    expect(() => readGpt(device, PATH)).toThrow(DAMAGED)
  })

  it.each<[string, (header: DataView, entries: DataView) => void]>([
    ['ends before it begins', (_, entries) => entries.setBigUint64(GPT_ENTRY.lastLba, 1n, true)],
    ['ends beyond the disk', (_, entries) => entries.setBigUint64(GPT_ENTRY.lastLba, 0xffff_ffff_ffffn, true)],
    ['lies over the table itself', (_, entries) => entries.setBigUint64(GPT_ENTRY.firstLba, 1n, true)],
    ['lies over another', (_, entries) => entries.setBigUint64(GPT_ENTRY.lastLba, 4096n, true)],
  ])('is damaged when a partition %s, though the CRCs are right', (_, change) => {
    const { bytes, device } = smallDisk()
    forge(bytes, change)
    expect(() => readGpt(device, PATH)).toThrow(DAMAGED)
  })

  it.each<[string, (header: DataView) => void]>([
    ['four billion entries', (header) => header.setUint32(GPT_HEADER.entryCount, 0xffffffff, true)],
    ['entries of no length', (header) => header.setUint32(GPT_HEADER.entrySize, 0, true)],
    ['entries beyond the disk', (header) => header.setBigUint64(GPT_HEADER.entriesLba, 2n ** 63n, true)],
    ['another place for itself', (header) => header.setBigUint64(GPT_HEADER.myLba, 7n, true)],
  ])('is damaged when its headers name %s', (_, change) => {
    const { bytes, device } = smallDisk()
    forge(bytes, (header) => change(header))
    expect(() => readGpt(device, PATH)).toThrow(DAMAGED)
  })
})

describe('A disk without a GUID partition table', () => {
  const reasonOf = (bytes: Uint8Array) => {
    try {
      readGpt(memoryDevice(bytes), PATH)
    } catch (error) {
      if (error instanceof Fault) return `${error.code}: ${factText('en', error.facts['reason'] ?? '')}`
    }
    return 'read'
  }

  it.each([0, 1, 511, 513, 100_000])('is not formatted when it is blank and %i bytes long', (length) => {
    expect(reasonOf(new Uint8Array(length))).toBe('target-not-formatted: no GUID partition table')
  })

  it('is not formatted when its MBR has taken the place of the protective one', () => {
    const { bytes } = smallDisk()
    bytes[MBR.type] = 0x07
    expect(reasonOf(bytes)).toBe('target-not-formatted: its GUID partition table has no protective MBR')
  })
})
