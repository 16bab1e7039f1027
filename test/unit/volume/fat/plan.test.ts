import { describe, expect, it } from 'vitest'
import { Fault } from '../../../../shared/bytes/fault.ts'
import { phrase } from '../../../../shared/phrase/phrase.ts'
import { INFO } from '../../../../shared/volume/fat/layout.ts'
import { planFatFiles } from '../../../../shared/volume/fat/plan.ts'
import { listFat, readFatFile } from '../../../../shared/volume/fat/read.ts'
import { countFree } from '../../../../shared/volume/fat/table.ts'
import { file, type MadeVolume, makeFat, put, SMALLEST } from './fat-volume.ts'

const MIB = 1 << 20
const DAMAGED = new Fault('target-damaged', { part: phrase('efi-system-partition') })

function textAt(volume: MadeVolume, path: string): string | undefined {
  const bytes = readFatFile(volume.open(), path)
  return bytes && new TextDecoder().decode(bytes)
}

function freeClusters(volume: MadeVolume): number {
  const { tablePlace, clusterEnd } = volume.open()
  return countFree(tablePlace, clusterEnd)
}

function clusterEndAt(volume: MadeVolume): number {
  const { dataStart, clusterEnd, clusterSize } = volume.open()
  return dataStart + (clusterEnd - 2) * clusterSize
}

describe.each([
  ['FAT32', SMALLEST, 512],
  ['FAT16', 16 * MIB, 512],
  ['FAT16 with sectors of 4096 bytes', 24 * MIB, 4096],
])('Files put onto a %s volume', (_, size, sectorSize) => {
  const makeVolume = () => makeFat(size, sectorSize)

  it('are found by path, letter case and kind of slash ignored, with the folders above them', () => {
    const volume = makeVolume()
    put(volume, file('\\EFI\\Boot\\bootx64.efi', 'loader'), file('EFI/Microsoft/Boot/bootmgfw.efi', 'manager'))
    expect(textAt(volume, '\\efi\\BOOT\\BootX64.EFI')).toBe('loader')
    expect(listFat(volume.open()).map(({ path, isDirectory, size }) => [path, isDirectory ? 'folder' : size])).toEqual([
      ['\\EFI', 'folder'],
      ['\\EFI\\Boot', 'folder'],
      ['\\EFI\\Microsoft', 'folder'],
      ['\\EFI\\Microsoft\\Boot', 'folder'],
      ['\\EFI\\Microsoft\\Boot\\bootmgfw.efi', 7],
      ['\\EFI\\Boot\\bootx64.efi', 6],
    ])
  })

  it('are not found as folders, nor folders as files', () => {
    const volume = makeVolume()
    put(volume, file('\\EFI\\a.efi'))
    expect(textAt(volume, '\\EFI')).toBeUndefined()
    expect(textAt(volume, '\\EFI\\a.efi\\b')).toBeUndefined()
    expect(textAt(volume, '\\')).toBeUndefined()
  })

  it('leave the tables alike where they were not before', () => {
    const volume = makeVolume()
    const { offset, length } = volume.open().tablePlace
    volume.bytes[offset + length + 40] = 0x77
    volume.bytes[offset + 2 * length - 10] = 0x77
    put(volume, file('\\EFI\\x.efi', 'x'.repeat(5000)))
    const table = volume.bytes.subarray(offset, offset + length)
    expect(Buffer.compare(volume.bytes.subarray(offset + length, offset + 2 * length), table)).toBe(0)
  })

  it('keep every byte at sizes around a cluster', () => {
    const volume = makeVolume()
    const sizes = [0, 1, 511, 512, 513, 1024, 70_001]
    const contentOf = (size: number) => Uint8Array.from({ length: size }, (_, i) => (i * 31 + size) & 0xff)
    put(volume, ...sizes.map((size) => file(`\\${size}.bin`, contentOf(size))))
    for (const size of sizes) expect(readFatFile(volume.open(), `${size}.BIN`)).toEqual(contentOf(size))
  })

  it('take the place of a file of the same name and give its clusters back', () => {
    const volume = makeVolume()
    put(volume, file('\\EFI\\x.efi', 'x'.repeat(5000)))
    const before = freeClusters(volume)
    put(volume, file('\\efi\\X.EFI', 'short'))
    const { clusterSize } = volume.open()
    expect(freeClusters(volume)).toBe(before + Math.ceil(5000 / clusterSize) - 1)
    expect(listFat(volume.open())).toEqual([
      { path: '\\EFI', isDirectory: true, size: 0 },
      { path: '\\EFI\\x.efi', isDirectory: false, size: 5 },
    ])
  })

  it('leave the last of two with one path', () => {
    const volume = makeVolume()
    put(volume, file('\\a', 'first'), file('\\A', 'second'))
    expect(textAt(volume, 'a')).toBe('second')
  })

  it('fill folders over many clusters, each with an alias of its own', () => {
    const volume = makeVolume()
    const names = Array.from({ length: 300 }, (_, i) => `a rather long name ${i}.mui`)
    put(volume, ...names.slice(0, 150).map((name) => file(`\\many\\${name}`)))
    put(volume, ...names.slice(150).map((name) => file(`\\many\\${name}`)))
    for (const name of names) expect(textAt(volume, `\\MANY\\${name}`)).toBe(`\\many\\${name}`)
    for (const number of [1, 9, 10, 99, 100, 300])
      expect(textAt(volume, `\\many\\${'ARATHE'.slice(0, 7 - String(number).length)}~${number}.MUI`)).toBeDefined()
  })

  it('are reached by the alias that a new long name collides with, not doubled', () => {
    const volume = makeVolume()
    put(volume, file('\\long name one.txt', 'old'))
    put(volume, file('\\LONGNA~1.TXT', 'new'))
    expect(textAt(volume, '\\long name one.txt')).toBe('new')
    expect(listFat(volume.open())).toHaveLength(1)
  })

  it('change only the pages of the tables that they must', () => {
    const volume = makeVolume()
    const { tablePlace, fatCount } = volume.open()
    const before = volume.bytes.slice()
    put(volume, file('\\EFI\\Boot\\bootx64.efi', 'x'.repeat(9000)))
    const start = tablePlace.offset + 4096
    const end = tablePlace.offset + tablePlace.length
    expect(volume.bytes.subarray(start, end)).toEqual(before.subarray(start, end))
    for (let copy = 1; copy < fatCount; copy++) {
      const shift = copy * tablePlace.length
      expect(volume.bytes.subarray(tablePlace.offset + shift, end + shift)).toEqual(
        volume.bytes.subarray(tablePlace.offset, end),
      )
    }
  })

  it('leave a cluster free whose place the plan tells, until the volume is full', () => {
    const volume = makeVolume()
    const { clusterSize } = volume.open()
    const plan = planFatFiles(volume.open(), [file('\\EFI\\a')])
    expect(plan.spareAt).toBe(clusterEndAt(volume) - clusterSize)
    const rest = file('\\rest', new Uint8Array(freeClusters(volume) * clusterSize))
    expect(planFatFiles(volume.open(), [rest]).spareAt).toBeUndefined()
  })
})

describe('Files put onto a FAT32 volume', () => {
  it('count the free clusters anew in FSInfo', () => {
    const volume = makeFat()
    const info = new DataView(volume.bytes.buffer, 512, 512)
    expect(info.getUint32(INFO.freeClusters, true)).toBe(freeClusters(volume))
    put(volume, file('\\EFI\\Boot\\bootx64.efi', 'x'.repeat(9999)))
    expect(info.getUint32(INFO.freeClusters, true)).toBe(freeClusters(volume))
  })

  it('leave a sector alone that is named as FSInfo but is none', () => {
    const volume = makeFat()
    volume.bytes.fill(0x55, 512, 1024)
    put(volume, file('\\a'))
    expect(volume.bytes.subarray(512, 1024).every((byte) => byte === 0x55)).toBe(true)
  })

  it('keep the four reserved bits of every table entry', () => {
    const volume = makeFat()
    const { reservedSectors, sectorSize } = volume.open()
    const table = new DataView(volume.bytes.buffer, reservedSectors * sectorSize)
    for (let cluster = 3; cluster < 6; cluster++) table.setUint32(cluster * 4, 0xa0000000, true)
    put(volume, file('\\a', 'x'.repeat(1024)))
    expect([3, 4, 5].map((cluster) => table.getUint32(cluster * 4, true).toString(16))).toEqual([
      'a0000004',
      'afffffff',
      'a0000000',
    ])
  })

  it('do not bring to life what lies behind the end of a directory', () => {
    const volume = makeFat()
    const { dataStart } = volume.open()
    volume.bytes.fill(0x41, dataStart + 64, dataStart + 512)
    put(volume, file('\\A'))
    expect(listFat(volume.open())).toEqual([{ path: '\\A', isDirectory: false, size: 2 }])
  })
})

describe('Files put onto a FAT16 volume', () => {
  it('fill the root directory, which cannot grow', () => {
    const volume = makeFat(16 * MIB)
    const names = Array.from({ length: 511 }, (_, i) => file(`\\F${i}`))
    put(volume, ...names)
    expect(listFat(volume.open())).toHaveLength(511)
    expect(() => planFatFiles(volume.open(), [file('\\MORE')])).toThrow(
      new Fault('target-too-small', { needed: 513 * 32, available: 512 * 32 }),
    )
  })

  it('are found whatever stands in the upper half of their cluster number', () => {
    const volume = makeFat(16 * MIB)
    put(volume, file('\\A', 'text'))
    const { rootArea } = volume.open()
    new DataView(volume.bytes.buffer, rootArea?.offset).setUint16(32 + 20, 0xbeef, true)
    expect(textAt(volume, '\\A')).toBe('text')
  })
})

describe('A plan', () => {
  const planOf = (volume: MadeVolume, ...paths: readonly string[]) =>
    planFatFiles(
      volume.open(),
      paths.map((path) => file(path)),
    )

  it('that does not fit is refused, and says what is needed and what is there', () => {
    const volume = makeFat()
    const available = freeClusters(volume) * 512
    const exact = file('\\a', new Uint8Array(available))
    expect(planFatFiles(volume.open(), [exact]).writes.length).toBeGreaterThan(0)
    expect(() => planFatFiles(volume.open(), [exact, file('\\b', 'b')])).toThrow(
      new Fault('target-too-small', { needed: available + 512, available }),
    )
  })

  it.each([
    ['a folder where a file must go', '\\EFI', phrase('folder-in-the-way', { path: '\\EFI' })],
    ['a file where a folder must go', '\\EFI\\x.efi\\y', phrase('file-in-the-way', { path: 'x.efi' })],
    ['a name that FAT cannot hold', '\\a:b', phrase('fat-file-name', { path: '\\a:b' })],
    ['a name that ends with a dot', '\\a.', phrase('fat-file-name', { path: '\\a.' })],
    ['a name of 256 characters', `\\${'n'.repeat(256)}`, phrase('fat-file-name', { path: `\\${'n'.repeat(256)}` })],
    ['a path out of its folder', '\\EFI\\..\\x', phrase('fat-file-name', { path: '\\EFI\\..\\x' })],
    ['no name', '\\', phrase('fat-file-name', { path: '\\' })],
  ])('refuses %s', (_, path, feature) => {
    const volume = makeFat()
    put(volume, file('\\EFI\\x.efi'))
    expect(() => planOf(volume, path)).toThrow(new Fault('target-unsupported', { feature }))
  })

  it.each<[string, number, number]>([
    ['turns back on itself', 4, 4],
    ['leaves the volume', 4, 0x0ffffff0],
    ['runs into a free cluster', 4, 0],
    ['runs into the root directory', 4, 2],
  ])('refuses to replace a file whose chain %s', (_, cluster, next) => {
    const volume = makeFat()
    put(volume, file('\\a', 'x'.repeat(2000)))
    const { reservedSectors, sectorSize } = volume.open()
    new DataView(volume.bytes.buffer, reservedSectors * sectorSize).setUint32(cluster * 4, next, true)
    expect(() => planOf(volume, '\\a')).toThrow(DAMAGED)
  })

  it('refuses a folder that lies within itself', () => {
    const volume = makeFat()
    put(volume, file('\\EFI\\a'))
    const { dataStart } = volume.open()
    new DataView(volume.bytes.buffer, dataStart + 32).setUint16(26, 2, true)
    expect(() => planOf(volume, '\\EFI\\EFI\\b')).toThrow(DAMAGED)
    expect(() => listFat(volume.open())).toThrow(DAMAGED)
  })

  it('refuses to replace two files that share their clusters', () => {
    const volume = makeFat()
    put(volume, file('\\A', 'aaa'), file('\\B', 'bbb'))
    const { dataStart } = volume.open()
    const root = new DataView(volume.bytes.buffer, dataStart)
    root.setUint16(64 + 26, root.getUint16(32 + 26, true), true)
    expect(() => planOf(volume, '\\A', '\\B')).toThrow(DAMAGED)
  })
})
