import { describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/bytes/fault.ts'
import { openDiskSource } from '../../../shared/disk/open-disk.ts'
import { FOOTER } from '../../../shared/disk/vhd/footer.ts'
import { geometryOf } from '../../../shared/disk/vhd/geometry.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { bytesAt, MIB, makeContainer, openForWriting } from './containers.ts'
import { type SparseFile, sparseFile } from './sparse-file.ts'
import { smallDynamic } from './vhd-file.ts'

const BLOCK = 2 * MIB

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
      new Fault('target-unsupported', { feature: phrase('vhd-too-large') }),
    )
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

describe('A raw image', () => {
  it('is one when nothing says otherwise', () => {
    const file = sparseFile()
    file.writeAt(MIB - 1, Uint8Array.of(1))
    const { container, size, sectorSize } = openDiskSource(file)
    expect({ container, size, sectorSize }).toEqual({ container: 'raw', size: MIB, sectorSize: undefined })
  })
})
