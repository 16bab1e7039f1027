import { describe, expect, it } from 'vitest'
import { memoryDevice } from '../../../../shared/bytes/byte-source.ts'
import { Fault, isFault } from '../../../../shared/bytes/fault.ts'
import { recordWrites } from '../../../../shared/bytes/recording-device.ts'
import type { Fact } from '../../../../shared/phrase/fact.ts'
import { phrase } from '../../../../shared/phrase/phrase.ts'
import { clearFat } from '../../../../shared/volume/fat/clear.ts'
import { formatFat } from '../../../../shared/volume/fat/format.ts'
import { BPB } from '../../../../shared/volume/fat/layout.ts'
import { openFat } from '../../../../shared/volume/fat/open.ts'
import { planFatFiles } from '../../../../shared/volume/fat/plan.ts'
import { listFat, readFatFile } from '../../../../shared/volume/fat/read.ts'
import { file, makeFat, put, SMALLEST, TIME } from './fat-volume.ts'

const MIB = 1 << 20
const DAMAGED = new Fault('target-damaged', { part: phrase('efi-system-partition') })
const UNFORMATTED = new Fault('target-not-formatted', {
  path: 'target.img',
  reason: phrase('esp-without-fat'),
})

describe('A FAT32 volume of ours', () => {
  it.each([
    [SMALLEST, 512, 512],
    [64 * MIB + 512, 512, 512],
    [260 * MIB, 512, 512],
    [260 * MIB, 4096, 4096],
    [261 * MIB, 512, 4096],
    [300 * MIB, 4096, 4096],
  ])('of %i bytes with sectors of %i has clusters of %i bytes', (size, sectorSize, clusterSize) => {
    const volume = makeFat(size, sectorSize).open()
    expect(volume).toMatchObject({ sectorSize, clusterSize, rootCluster: 2, infoSector: 1, fatCount: 2 })
    expect(volume.clusterEnd).toBeGreaterThan(65525)
    expect(listFat(volume)).toEqual([])
  })

  it('has room in its table for every cluster, whatever its size', () => {
    for (let sectors = 67_600; sectors < 67_900; sectors++) expect(() => makeFatOf(sectors)).not.toThrow()
  })

  it('has a copy of its boot sector and of FSInfo at sector 6', () => {
    const { bytes, open } = makeFat()
    expect(open().bootCopyAt).toBe(6 * 512)
    expect(bytes.subarray(6 * 512, 8 * 512)).toEqual(bytes.subarray(0, 1024))
  })

  function makeFatOf(sectors: number) {
    // The boot sector, FSInfo and the first table are all that opening reads; the rest of the device need not be there.
    const bytes = new Uint8Array(2 * MIB)
    const device = {
      ...memoryDevice(bytes),
      size: sectors * 512,
      writeAt: (offset: number, data: Uint8Array) => bytes.set(data.subarray(0, bytes.length - offset), offset),
    }
    formatFat(device, { volumeLabel: '', serialNumber: 1, sectorSize: 512, hiddenSectors: 0, now: TIME })
    return openFat(device, 'target.img')
  }
})

describe('A FAT16 volume of ours', () => {
  it.each([
    [3 * MIB, 512, 512],
    [16 * MIB, 512, 512],
    [33_900_000, 512, 1024],
    [32 * MIB, 4096, 4096],
    [255 * MIB, 4096, 4096],
    [268_900_000, 4096, 8192],
  ])('is what %i bytes with sectors of %i become, with clusters of %i bytes', (size, sectorSize, clusterSize) => {
    const volume = makeFat(size, sectorSize).open()
    expect(volume).toMatchObject({ kind: 'fat16', sectorSize, clusterSize, rootCluster: 0, infoSector: 0 })
    expect(volume.rootArea?.length).toBe(512 * 32)
    expect(volume.bootCopyAt).toBeUndefined()
    expect(volume.clusterEnd - 2).toBeGreaterThanOrEqual(4085)
    expect(volume.clusterEnd - 2).toBeLessThan(65525)
    expect(listFat(volume)).toEqual([])
  })

  it.each([0, 512, 2 * MIB])('is not made of %i bytes', (size) => {
    expect(() => makeFat(size)).toThrow(/^target-too-small /)
  })

  it('of too few clusters is FAT12, and of too many is damaged', () => {
    const volume = makeFat(16 * MIB)
    const view = new DataView(volume.bytes.buffer)
    view.setUint8(BPB.sectorsPerCluster, 8)
    expect(() => volume.open()).toThrow(new Fault('target-unsupported', { feature: 'FAT12' }))
    view.setUint8(BPB.sectorsPerCluster, 1)
    view.setUint16(BPB.rootEntries, 0, true)
    expect(() => volume.open()).toThrow(DAMAGED)
    const large = makeFat(64 * MIB)
    const largeView = new DataView(large.bytes.buffer)
    largeView.setUint16(BPB.fatSectors16, 512, true)
    largeView.setUint16(BPB.rootEntries, 512, true)
    expect(() => large.open()).toThrow(DAMAGED)
  })
})

describe('An emptied volume', () => {
  it.each([
    ['FAT32', SMALLEST],
    ['FAT16', 16 * MIB],
  ])('of %s is what it was when it was fresh, byte for byte but for the clusters', (_, size) => {
    const fresh = makeFat(size)
    const used = makeFat(size)
    put(used, file('\\EFI\\Boot\\bootx64.efi', 'x'.repeat(70_000)), file('\\long name of a file.txt'))
    clearFat(used.device, used.open(), used.bytes.subarray(0, 512), TIME)
    expect(listFat(used.open())).toEqual([])
    const { dataStart, clusterSize, rootArea } = fresh.open()
    const end = dataStart + (rootArea === undefined ? clusterSize : 0)
    expect(Buffer.compare(used.bytes.subarray(0, end), fresh.bytes.subarray(0, end))).toBe(0)
  })
})

describe('A boot sector', () => {
  it.each<[string, number, readonly number[]]>([
    ['without its end mark', BPB.endMark, [0, 0]],
    ['with sectors of 513 bytes', BPB.bytesPerSector, [1, 2]],
    ['with three sectors in a cluster', BPB.sectorsPerCluster, [3]],
    ['without allocation tables', BPB.fatCount, [0]],
    ['without reserved sectors', BPB.reservedSectors, [0, 0]],
  ])('%s is no FAT volume', (_, offset, value) => {
    const volume = makeFat()
    volume.bytes.set(value, offset)
    expect(() => volume.open()).toThrow(UNFORMATTED)
  })

  it.each([0, 1, 511])('of %i bytes is no FAT volume', (length) => {
    expect(() => openFat(memoryDevice(new Uint8Array(length)), 'target.img')).toThrow(UNFORMATTED)
  })

  it.each<[string, number, readonly number[]]>([
    ['more sectors than the partition', BPB.sectors32, [0xff, 0xff, 0xff, 0xff]],
    ['a root directory outside the clusters', BPB.rootCluster, [0, 0, 0, 8]],
    ['no root directory', BPB.rootCluster, [0, 0, 0, 0]],
    ['no sectors', BPB.sectors32, [0, 0, 0, 0]],
    ['a table that is too short', BPB.fatSectors32, [1, 0, 0, 0]],
    ['a root directory of fixed size', BPB.rootEntries, [0x80]],
    ['a table in the field of FAT16', BPB.fatSectors16, [0x80]],
    ['a table that leaves no room', BPB.fatSectors32, [0xff, 0xff, 0xff, 0xff]],
  ])('that names %s is damaged', (_, offset, value) => {
    const volume = makeFat()
    volume.bytes.set(value, offset)
    expect(() => volume.open()).toThrow(DAMAGED)
  })

  it.each<[string, number, Fact]>([
    ['of a later FAT32', BPB.version, phrase('fat32-variant')],
    ['that turns mirroring off', BPB.extendedFlags, phrase('fat32-variant')],
  ])('%s is unsupported', (_, offset, feature) => {
    const volume = makeFat()
    volume.bytes[offset] = 0x80
    expect(() => volume.open()).toThrow(new Fault('target-unsupported', { feature }))
  })
})

describe('A damaged volume', () => {
  it('does not give a file whose chain is shorter than its size', () => {
    const volume = makeFat()
    put(volume, file('\\a', 'x'.repeat(600)))
    const { reservedSectors, sectorSize } = volume.open()
    new DataView(volume.bytes.buffer, reservedSectors * sectorSize).setUint32(3 * 4, 0x0fffffff, true)
    expect(() => readFatFile(volume.open(), 'a')).toThrow(DAMAGED)
  })

  it('shows the alias of a long name whose checksum is another', () => {
    const volume = makeFat()
    put(volume, file('\\a long name.txt', 'text'))
    const { dataStart } = volume.open()
    volume.bytes[dataStart + 32 + 13] = (volume.bytes[dataStart + 32 + 13] ?? 0) ^ 1
    expect(listFat(volume.open())).toEqual([{ path: '\\ALONGN~1.TXT', isDirectory: false, size: 4 }])
  })

  it.each([
    ['FAT32', SMALLEST],
    ['FAT16', 16 * MIB],
  ])('of kind %s ends every reader with a fault or a result, wherever its bytes are changed', (_, size) => {
    const made = makeFat(size)
    put(made, file('\\EFI\\Boot\\bootx64.efi', 'x'.repeat(3000)), file('\\EFI\\Microsoft\\Boot\\a long name.efi'))
    const { dataStart, reservedSectors, sectorSize, rootArea } = made.open()
    const places = [
      [0, 90],
      [reservedSectors * sectorSize, 100],
      [rootArea?.offset ?? dataStart, 8192],
      [dataStart, 8192],
    ] as const
    let state = 1
    const next = (below: number) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      return (state >>> 8) % below
    }
    for (let round = 0; round < 300; round++) {
      const changed: [number, number][] = []
      for (let i = 0; i < 4; i++) {
        const [start, length] = places[next(places.length)] ?? [0, 1]
        const at = start + next(length)
        changed.push([at, made.bytes[at] ?? 0])
        made.bytes[at] = next(256)
      }
      expectFaultOrResult(() => listFat(made.open()))
      expectFaultOrResult(() => readFatFile(made.open(), '\\EFI\\Boot\\bootx64.efi'))
      expectFaultOrResult(() => planFatFiles(made.open(), [file('\\EFI\\Boot\\bootx64.efi', 'y'.repeat(9000))]))
      expectFaultOrResult(() => {
        const device = recordWrites(made.device)
        clearFat(device, openFat(device, 'target.img'), made.bytes.slice(0, 512), TIME)
      })
      for (const [at, value] of changed.reverse()) made.bytes[at] = value
    }
    expect(listFat(made.open())).toHaveLength(6)
  })
})

function expectFaultOrResult(action: () => unknown): void {
  try {
    action()
  } catch (error) {
    if (!isFault(error)) throw error
  }
}
