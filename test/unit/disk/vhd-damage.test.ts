import { describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/bytes/fault.ts'
import { openDiskSource } from '../../../shared/disk/open-disk.ts'
import { DYNAMIC_HEADER } from '../../../shared/disk/vhd/dynamic-header.ts'
import { FOOTER } from '../../../shared/disk/vhd/footer.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { bytesAt, MIB, makeContainer, openForWriting } from './containers.ts'
import type { SparseFile } from './sparse-file.ts'
import { forge, smallDynamic } from './vhd-file.ts'

const HEADER_AT = 512
const TABLE_AT = 1536
const BLOCK = 2 * MIB
const DAMAGED_TABLE = new Fault('target-damaged', { part: phrase('vhd-block-table') })
const DAMAGED_FOOTER = new Fault('target-damaged', { part: phrase('vhd-footer') })
const DAMAGED_HEADER = new Fault('target-damaged', { part: phrase('vhd-dynamic-header') })

function forgeFooters(file: SparseFile, change: (view: DataView) => void): void {
  for (const at of [0, file.size - 512]) forge(file, at, FOOTER.bytes, FOOTER.checksum, change)
}

function setEntry(file: SparseFile, block: number, sector: number): void {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, sector)
  file.writeAt(TABLE_AT + block * 4, bytes)
}

describe('A VHD with a damaged footer', () => {
  it('is read by the copy, and gets its footer again with the first write', () => {
    const file = smallDynamic()
    file.writeAt(file.size - 512, new Uint8Array(512).fill(0xee))
    expect(bytesAt(openDiskSource(file), 5 * MIB, 1)).toEqual(Uint8Array.of(2))
    openForWriting(file).writeAt(0, Uint8Array.of(3))
    file.writeAt(0, new Uint8Array(512))
    expect(bytesAt(openDiskSource(file), 0, 1)).toEqual(Uint8Array.of(3))
  })

  it('is read by the end, and gets its copy again with the first write', () => {
    const file = smallDynamic()
    file.writeAt(0, new Uint8Array(512))
    openForWriting(file).writeAt(0, Uint8Array.of(3))
    expect(bytesAt(file, 0, 512)).toEqual(bytesAt(file, file.size - 512, 512))
  })

  it('is refused when both are damaged', () => {
    const file = smallDynamic()
    for (const at of [100, file.size - 400]) file.writeAt(at, Uint8Array.of(1))
    expect(() => openDiskSource(file)).toThrow(DAMAGED_FOOTER)
  })

  it('is refused when it is fixed', () => {
    const file = makeContainer('vhd-fixed', MIB)
    file.writeAt(MIB + 50, Uint8Array.of(1))
    expect(() => openDiskSource(file)).toThrow(DAMAGED_FOOTER)
  })

  it('of 511 bytes is none: Virtual PC wrote it so', () => {
    const file = makeContainer('vhd-fixed', MIB)
    file.truncate(MIB + 511)
    expect(openDiskSource(file)).toMatchObject({ container: 'vhd-fixed', size: MIB })
  })
})

describe('A hostile VHD', () => {
  it('that needs a parent is refused', () => {
    const file = smallDynamic()
    forgeFooters(file, (view) => view.setUint32(FOOTER.diskType, 4))
    expect(() => openDiskSource(file)).toThrow(new Fault('target-unsupported', { feature: phrase('vhd-differencing') }))
  })

  it.each([
    ['of no known type', (view: DataView) => view.setUint32(FOOTER.diskType, 7)],
    ['of no bytes', (view: DataView) => view.setBigUint64(FOOTER.currentSize, 0n)],
    ['of half a sector', (view: DataView) => view.setBigUint64(FOOTER.currentSize, 100n)],
    ['of 16 EiB', (view: DataView) => view.setBigUint64(FOOTER.currentSize, 2n ** 64n - 512n)],
    ['of another version', (view: DataView) => view.setUint32(FOOTER.formatVersion, 0x00020000)],
  ])('%s is refused by its footer', (_, change) => {
    const file = smallDynamic()
    forgeFooters(file, change)
    expect(() => openDiskSource(file)).toThrow(DAMAGED_FOOTER)
  })

  it('that is fixed and larger than its file is refused', () => {
    const file = makeContainer('vhd-fixed', MIB)
    forge(file, MIB, 512, FOOTER.checksum, (view) => view.setBigUint64(FOOTER.currentSize, BigInt(MIB + 512)))
    expect(() => openDiskSource(file)).toThrow(DAMAGED_FOOTER)
  })

  it.each([
    [
      'more blocks than its table has',
      (view: DataView) => view.setUint32(DYNAMIC_HEADER.maxTableEntries, 4),
      DAMAGED_TABLE,
    ],
    [
      'a table outside its file',
      (view: DataView) => view.setBigUint64(DYNAMIC_HEADER.tableOffset, 2n ** 62n),
      DAMAGED_TABLE,
    ],
    [
      'a table over its header',
      (view: DataView) => view.setBigUint64(DYNAMIC_HEADER.tableOffset, 1000n),
      DAMAGED_TABLE,
    ],
    ['another version', (view: DataView) => view.setUint32(DYNAMIC_HEADER.headerVersion, 0x00020000), DAMAGED_HEADER],
    [
      'blocks of three sectors',
      (view: DataView) => view.setUint32(DYNAMIC_HEADER.blockSize, 1536),
      new Fault('target-unsupported', { feature: phrase('vhd-block-size', { bytes: 1536 }) }),
    ],
    [
      'blocks of 2 GiB',
      (view: DataView) => view.setUint32(DYNAMIC_HEADER.blockSize, 2 ** 31),
      new Fault('target-unsupported', { feature: phrase('vhd-block-size', { bytes: 2_147_483_648 }) }),
    ],
  ])('with %s is refused', (_, change, fault) => {
    const file = smallDynamic()
    forge(file, HEADER_AT, DYNAMIC_HEADER.bytes, DYNAMIC_HEADER.checksum, change)
    expect(() => openDiskSource(file)).toThrow(fault)
  })

  it('with a damaged dynamic header is refused', () => {
    const file = smallDynamic()
    file.writeAt(HEADER_AT + 300, Uint8Array.of(1))
    expect(() => openDiskSource(file)).toThrow(DAMAGED_HEADER)
  })

  it('of more blocks than any target has is refused before its table is read', () => {
    const file = smallDynamic()
    forgeFooters(file, (view) => view.setBigUint64(FOOTER.currentSize, 2n ** 46n))
    forge(file, HEADER_AT, DYNAMIC_HEADER.bytes, DYNAMIC_HEADER.checksum, (view) =>
      view.setUint32(DYNAMIC_HEADER.maxTableEntries, 2 ** 25),
    )
    expect(() => openDiskSource(file)).toThrow(
      new Fault('target-unsupported', { feature: phrase('vhd-of-blocks', { blocks: 33_554_432 }) }),
    )
  })

  it.each([
    ['outside its file', () => 0x7fffffff],
    ['over its table', () => 3],
    ['over its first sector', () => 0],
    ['over another block', (first: number) => first + 1],
    ['where another is', (first: number) => first],
  ])('with a block %s is refused', (_, placeOf) => {
    const file = smallDynamic()
    const first = new DataView(bytesAt(file, TABLE_AT, 4).buffer).getUint32(0)
    setEntry(file, 1, placeOf(first))
    expect(() => openDiskSource(file)).toThrow(DAMAGED_TABLE)
  })

  it('with a block over its footer is refused', () => {
    const file = smallDynamic()
    setEntry(file, 1, (file.size - BLOCK - 512) / 512)
    expect(() => openDiskSource(file)).toThrow(DAMAGED_TABLE)
  })
})
