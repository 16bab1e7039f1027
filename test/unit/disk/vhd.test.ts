import { describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/bytes/fault.ts'
import { openDiskSource } from '../../../shared/disk/open-disk.ts'
import { DYNAMIC_HEADER } from '../../../shared/disk/vhd/dynamic-header.ts'
import { checksumOf, FOOTER } from '../../../shared/disk/vhd/footer.ts'
import { geometryOf } from '../../../shared/disk/vhd/geometry.ts'
import { bytesAt, MIB, makeContainer, openForWriting } from './containers.ts'
import { type SparseFile, sparseFile } from './sparse-file.ts'

const HEADER_AT = 512
const TABLE_AT = 1536
const BLOCK = 2 * MIB
const DAMAGED_TABLE = new Fault('target-damaged', { part: 'VHD block allocation table' })
const DAMAGED_FOOTER = new Fault('target-damaged', { part: 'VHD footer' })
const DAMAGED_HEADER = new Fault('target-damaged', { part: 'VHD dynamic disk header' })

/** Changes a structure with a checksum and makes the checksum right again. */
function forge(
  file: SparseFile,
  at: number,
  length: number,
  checksumAt: number,
  change: (view: DataView) => void,
): void {
  const bytes = bytesAt(file, at, length)
  const view = new DataView(bytes.buffer)
  change(view)
  view.setUint32(checksumAt, checksumOf(bytes, checksumAt))
  file.writeAt(at, bytes)
}

function forgeFooters(file: SparseFile, change: (view: DataView) => void): void {
  for (const at of [0, file.size - 512]) forge(file, at, FOOTER.bytes, FOOTER.checksum, change)
}

function setEntry(file: SparseFile, block: number, sector: number): void {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, sector)
  file.writeAt(TABLE_AT + block * 4, bytes)
}

/** A dynamic disk of five blocks, the first and the third of which are there. */
function smallDynamic(): SparseFile {
  const file = makeContainer('vhd-dynamic', 10 * MIB)
  const disk = openForWriting(file)
  disk.writeAt(0, Uint8Array.of(1))
  disk.writeAt(5 * MIB, Uint8Array.of(2))
  return file
}

describe('The geometry of a VHD', () => {
  it.each([
    [81920, 963, 5, 17],
    [2097152, 2080, 16, 63],
    [409600, 825, 16, 31],
    [65535 * 16 * 63, 16191, 16, 255],
    [2 ** 32, 65535, 16, 255],
  ])('of %i sectors follows the specification', (sectors, cylinders, heads, sectorsPerTrack) => {
    expect(geometryOf(sectors)).toEqual({ cylinders, heads, sectorsPerTrack })
  })
})

describe('A VHD of ours', () => {
  it('fixed is the disk and then the footer', () => {
    const file = makeContainer('vhd-fixed', 5 * MIB + 512)
    expect(file.size).toBe(5 * MIB + 1024)
    const footer = new DataView(bytesAt(file, 5 * MIB + 512, 512).buffer)
    expect(footer.getBigUint64(FOOTER.currentSize)).toBe(BigInt(5 * MIB + 512))
    expect(footer.getBigUint64(FOOTER.dataOffset)).toBe(2n ** 64n - 1n)
    expect(footer.getUint32(FOOTER.diskType)).toBe(2)
    expect(footer.getUint32(FOOTER.timestamp)).toBe((Date.UTC(2026, 2, 1, 12) - Date.UTC(2000, 0, 1)) / 1000)
    const { container, size, sectorSize } = openDiskSource(file)
    expect({ container, size, sectorSize }).toEqual({ container: 'vhd-fixed', size: 5 * MIB + 512, sectorSize: 512 })
  })

  it('dynamic holds no block until something other than zeros is written', () => {
    const file = makeContainer('vhd-dynamic', 10 * MIB)
    const disk = openForWriting(file)
    const { size } = file
    disk.writeAt(3 * MIB, new Uint8Array(4 * MIB))
    expect(file.size).toBe(size)
    expect(disk.extentsOf(0, 10 * MIB)).toEqual([{ fileOffset: -1, length: 10 * MIB }])
    disk.writeAt(3 * MIB, Uint8Array.of(7))
    expect(bytesAt(disk, 3 * MIB - 1, 3)).toEqual(Uint8Array.of(0, 7, 0))
    const [before, block, after] = disk.extentsOf(0, 10 * MIB)
    expect([before, after]).toEqual([
      { fileOffset: -1, length: BLOCK },
      { fileOffset: -1, length: 6 * MIB },
    ])
    expect((block?.fileOffset ?? 1) % 4096).toBe(0)
  })

  it('changes nothing when it is opened for writing', () => {
    const file = smallDynamic()
    const writes = file.writes.length
    openForWriting(file)
    expect(file.writes).toHaveLength(writes)
  })

  it('keeps one footer at its end and one in its first sector', () => {
    const file = smallDynamic()
    const end = bytesAt(file, file.size - 512, 512)
    expect(end).toEqual(bytesAt(file, 0, 512))
    expect(String.fromCharCode(...end.subarray(0, 8))).toBe('conectix')
    for (let at = 512; at < file.size - 512; at += 512)
      expect(String.fromCharCode(...bytesAt(file, at, 8))).not.toBe('conectix')
  })

  it('refuses writes and ranges outside the disk', () => {
    const disk = openForWriting(smallDynamic())
    expect(() => disk.writeAt(10 * MIB - 1, new Uint8Array(2))).toThrow(RangeError)
    expect(() => disk.reserve([{ offset: -1, length: 1 }])).toThrow(RangeError)
    expect(bytesAt(disk, 10 * MIB - 1, 9)).toHaveLength(1)
  })

  it.each(['vhd-fixed', 'vhd-dynamic'] as const)('is not made larger than 2040 GiB (%s)', (kind) => {
    expect(() => makeContainer(kind, 2040 * 2 ** 30 + 512)).toThrow(
      new Fault('target-unsupported', { feature: 'a VHD of more than 2040 GiB' }),
    )
  })
})

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

describe('A VHD with sectors that were never written', () => {
  /** The third block's bitmap marks its second sector alone, and the others hold what they should not. */
  function partial(): { readonly file: SparseFile; readonly data: number } {
    const file = smallDynamic()
    const data = openDiskSource(file).extentsOf(4 * MIB, 1)[0]?.fileOffset ?? 0
    file.writeAt(data, new Uint8Array(BLOCK).fill(0xcc))
    file.writeAt(data - 512, new Uint8Array(512))
    file.writeAt(data - 512, Uint8Array.of(0x40))
    return { file, data }
  }

  it('reads them as zeros and shows them as holes', () => {
    const { file, data } = partial()
    const disk = openDiskSource(file)
    expect(disk.extentsOf(4 * MIB, BLOCK)).toEqual([
      { fileOffset: -1, length: 512 },
      { fileOffset: data + 512, length: 512 },
      { fileOffset: -1, length: BLOCK - 1024 },
    ])
    expect(bytesAt(disk, 4 * MIB + 511, 2)).toEqual(Uint8Array.of(0, 0xcc))
    expect(bytesAt(disk, 4 * MIB + 1023, 2)).toEqual(Uint8Array.of(0xcc, 0))
  })

  it('gives them zeros and marks them when the block is written', () => {
    const { file, data } = partial()
    openForWriting(file).writeAt(4 * MIB + 4, Uint8Array.of(9))
    const disk = openDiskSource(file)
    expect(disk.extentsOf(4 * MIB, BLOCK)).toEqual([{ fileOffset: data, length: BLOCK }])
    expect(bytesAt(disk, 4 * MIB, 6)).toEqual(Uint8Array.of(0, 0, 0, 0, 9, 0))
    expect(bytesAt(disk, 4 * MIB + 1023, 2)).toEqual(Uint8Array.of(0xcc, 0))
  })
})

describe('A hostile VHD', () => {
  it('that needs a parent is refused', () => {
    const file = smallDynamic()
    forgeFooters(file, (view) => view.setUint32(FOOTER.diskType, 4))
    expect(() => openDiskSource(file)).toThrow(new Fault('target-unsupported', { feature: 'a differencing VHD' }))
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
      new Fault('target-unsupported', { feature: 'a VHD with blocks of 1536 bytes' }),
    ],
    [
      'blocks of 2 GiB',
      (view: DataView) => view.setUint32(DYNAMIC_HEADER.blockSize, 2 ** 31),
      new Fault('target-unsupported', { feature: 'a VHD with blocks of 2147483648 bytes' }),
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
    expect(() => openDiskSource(file)).toThrow(new Fault('target-unsupported', { feature: 'a VHD of 33554432 blocks' }))
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

describe('A raw image', () => {
  it('is one when nothing says otherwise', () => {
    const file = sparseFile()
    file.writeAt(MIB - 1, Uint8Array.of(1))
    const { container, size, sectorSize } = openDiskSource(file)
    expect({ container, size, sectorSize }).toEqual({ container: 'raw', size: MIB, sectorSize: undefined })
  })
})
