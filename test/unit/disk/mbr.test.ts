import { describe, expect, it } from 'vitest'
import { type ByteDevice, memoryDevice } from '../../../shared/bytes/byte-source.ts'
import { Fault } from '../../../shared/bytes/fault.ts'
import { factText } from '../../../shared/contract/text/languages.ts'
import { layOutDisk, type MbrLayout } from '../../../shared/disk/layout.ts'
import { kindOfFirstSector, readMbr } from '../../../shared/disk/mbr.ts'
import { diskIdOf, readPartitionTable } from '../../../shared/disk/partition-table.ts'
import { writeGpt } from '../../../shared/disk/write-gpt.ts'
import { writeMbr } from '../../../shared/disk/write-mbr.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'

const MIB = 1 << 20
const PATH = 'disk.img'
const DAMAGED = new Fault('target-damaged', { part: phrase('mbr-partition-table') })
const GUID = '43da9ab1-0000-4000-8000-000000000000'

interface MadeDisk {
  readonly bytes: Uint8Array
  readonly device: ByteDevice
}

function blank(mib = 4): MadeDisk {
  const bytes = new Uint8Array(mib * MIB)
  return { bytes, device: memoryDevice(bytes) }
}

type Entry = readonly [index: number, type: number, first: number, sectors: number, status?: number]

/** Entries of a boot record at `offset`, with its end mark. */
function putEntries({ bytes }: MadeDisk, entries: readonly Entry[], offset = 0): void {
  const view = new DataView(bytes.buffer, offset, 512)
  for (const [index, type, first, sectors, status = 0] of entries) {
    view.setUint8(446 + index * 16, status)
    view.setUint8(450 + index * 16, type)
    view.setUint32(454 + index * 16, first, true)
    view.setUint32(458 + index * 16, sectors, true)
  }
  view.setUint16(510, 0xaa55, true)
}

/** As much of an NTFS boot sector as tells the size of its sectors. */
function putVolume({ bytes }: MadeDisk, offset: number, sectorSize: number): void {
  const view = new DataView(bytes.buffer, offset, 512)
  bytes.set([0xeb, 0x52, 0x90], offset)
  view.setUint16(11, sectorSize, true)
  view.setUint8(13, 8)
  view.setUint16(510, 0xaa55, true)
}

function diskOf(...entries: readonly Entry[]): MadeDisk {
  const disk = blank()
  putEntries(disk, entries)
  return disk
}

/** A primary partition, and an extended one with two logical ones, at 2 and 3 MiB and 64 sectors. */
function withLogical(): MadeDisk {
  const disk = diskOf([0, 7, 2048, 1024, 0x80], [1, 0x0f, 4096, 4096])
  putEntries(
    disk,
    [
      [0, 7, 64, 100],
      [1, 0x05, 2048, 2048],
    ],
    4096 * 512,
  )
  putEntries(disk, [[0, 0x83, 64, 1984]], 6144 * 512)
  return disk
}

describe('An MBR of ours', () => {
  it.each([512, 4096])('is read as it was laid out, with sectors of %i bytes', (sectorSize) => {
    const disk = blank(400)
    const layout = layOutDisk('bios', disk.bytes.length, sectorSize, () => GUID, { recovery: 20 * MIB })
    if (layout.table !== 'mbr') throw new Error('the BIOS layout is no MBR')
    writeMbr(disk.device, layout)
    for (const { firstByte } of layout.partitions) putVolume(disk, firstByte, sectorSize)
    expect(readMbr(disk.device, PATH)).toEqual({
      sectorSize,
      diskSignature: 0x43da9ab1,
      hasBootCode: false,
      partitions: layout.partitions.map(({ role: _, ...own }, index) => ({ ...own, index, role: 'primary' })),
    })
  })

  it('names cylinder, head and sector as far as they go', () => {
    const disk = blank()
    const place = (firstMib: number, mib: number): MbrLayout['partitions'][number] => ({
      role: 'windows',
      type: 7,
      isActive: false,
      firstByte: firstMib * MIB,
      byteLength: mib * MIB,
    })
    const partitions = [place(1, 100), place(101, 20_000)]
    writeMbr(disk.device, { table: 'mbr', sectorSize: 512, diskSignature: 1, partitions })
    // Sector 2048 is cylinder 0, head 32, sector 33, as Windows writes it.
    expect([...disk.bytes.subarray(447, 450)]).toEqual([32, 33, 0])
    // Sector 206847 is cylinder 12, head 223, sector 19.
    expect([...disk.bytes.subarray(451, 454)]).toEqual([223, 19, 12])
    expect([...disk.bytes.subarray(467, 470)]).toEqual([254, 255, 255])
  })
})

describe('The sectors of an MBR', () => {
  const entries: readonly Entry[] = [[0, 7, 256, 256, 0x80]]

  it.each([512, 4096])('are of %i bytes when a volume with such sectors begins there', (sectorSize) => {
    const disk = diskOf(...entries)
    putVolume(disk, 256 * sectorSize, sectorSize)
    expect(readMbr(disk.device, PATH)).toMatchObject({ sectorSize, partitions: [{ firstByte: 256 * sectorSize }] })
  })

  it("are told by NTFS's copy at the end while the first sector is overwritten", () => {
    const disk = diskOf(...entries)
    putVolume(disk, 511 * 4096, 4096)
    expect(readMbr(disk.device, PATH).sectorSize).toBe(4096)
  })

  it('are of 512 bytes when nothing tells', () => {
    expect(readMbr(diskOf(...entries).device, PATH).sectorSize).toBe(512)
  })

  it('are what the container says', () => {
    const { device } = diskOf(...entries)
    expect(readPartitionTable({ ...device, sectorSize: 4096 }, PATH)).toMatchObject({ mbr: { sectorSize: 4096 } })
  })
})

describe('Logical partitions', () => {
  it('are listed behind the four primary ones', () => {
    const { partitions } = readMbr(withLogical().device, PATH)
    expect(partitions.map(({ index, role, type, firstByte }) => [index, role, type, firstByte / 512])).toEqual([
      [0, 'primary', 7, 2048],
      [1, 'extended', 0x0f, 4096],
      [4, 'logical', 7, 4160],
      [5, 'logical', 0x83, 6208],
    ])
  })

  it.each<[string, readonly Entry[], number]>([
    ['end beyond the extended one', [[0, 0x83, 64, 1985]], 6144],
    [
      'lie over one another',
      [
        [0, 7, 64, 2100],
        [1, 5, 2048, 2048],
      ],
      4096,
    ],
    [
      'come back to the same record',
      [
        [0, 0, 0, 0],
        [1, 5, 2048, 2048],
      ],
      6144,
    ],
    ['lie where no record is', [[1, 5, 3000, 1]], 6144],
    ['lie outside the disk', [[1, 5, 0xffffffff, 1]], 6144],
  ])('are damaged when they %s', (_, entries, record) => {
    const disk = withLogical()
    putEntries(disk, entries, record * 512)
    expect(() => readMbr(disk.device, PATH)).toThrow(DAMAGED)
  })
})

describe('A hostile MBR', () => {
  it.each<[string, readonly Entry[]]>([
    [
      'has partitions over one another',
      [
        [0, 7, 2048, 2048],
        [1, 7, 3000, 100],
      ],
    ],
    [
      'has two partitions in one place',
      [
        [0, 7, 2048, 2048],
        [3, 7, 2048, 2048],
      ],
    ],
    ['has a partition that ends beyond the disk', [[0, 7, 2048, 0xffffffff]]],
    ['has a partition that begins beyond the disk', [[0, 7, 0xfffffff0, 1]]],
    ['has a partition over the table', [[0, 7, 0, 100]]],
    ['has a partition without sectors', [[0, 7, 2048, 0]]],
    ['has a status that is none', [[0, 7, 2048, 100, 0x7f]]],
    [
      'has two extended partitions',
      [
        [0, 5, 2048, 100],
        [1, 0x0f, 4096, 100],
      ],
    ],
  ])('is damaged when it %s', (_, entries) => {
    expect(() => readMbr(diskOf(...entries).device, PATH)).toThrow(DAMAGED)
  })

  it('ends with a fault or a table, wherever its bytes are changed', () => {
    const disk = withLogical()
    let state = 7
    const next = (below: number) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      return (state >>> 8) % below
    }
    for (let round = 0; round < 500; round++) {
      const before = disk.bytes.slice()
      for (let i = 0; i < 3; i++) disk.bytes[(next(2) === 0 ? 446 : 4096 * 512 + 446) + next(66)] = next(256)
      try {
        readPartitionTable(disk.device, PATH)
      } catch (error) {
        if (!(error instanceof Fault)) throw error
      }
      disk.bytes.set(before)
    }
    expect(readMbr(disk.device, PATH).partitions).toHaveLength(4)
  })
})

describe('A disk', () => {
  const outcomeOf = (device: ByteDevice) => {
    try {
      const table = readPartitionTable(device, PATH)
      return `${table.kind} ${diskIdOf(table)}`
    } catch (error) {
      if (error instanceof Fault) {
        const { reason, feature, part } = error.facts
        return `${error.code}: ${factText('en', reason ?? feature ?? part ?? '')}`
      }
      throw error
    }
  }
  const gptDisk = () => {
    const disk = blank(400)
    const layout = layOutDisk('uefi', disk.bytes.length, 512, () => GUID)
    if (layout.table === 'gpt') writeGpt(disk.device, layout)
    return disk
  }

  it('is GPT behind a protective MBR', () => {
    expect(outcomeOf(gptDisk().device)).toBe(`gpt ${GUID}`)
  })

  it('is MBR behind an ordinary one, whatever table is left over', () => {
    const disk = gptDisk()
    putEntries(disk, [[0, 7, 2048, 2048, 0x80]])
    new DataView(disk.bytes.buffer).setUint32(440, 0xabcd, true)
    expect(outcomeOf(disk.device)).toBe('mbr 0000ABCD')
  })

  it('is refused behind a hybrid one', () => {
    const disk = gptDisk()
    putEntries(disk, [[1, 7, 2048, 2048]])
    expect(kindOfFirstSector(disk.device)).toBe('hybrid')
    expect(outcomeOf(disk.device)).toBe('target-unsupported: a hybrid MBR')
  })

  it('is not formatted when a volume begins in its first sector', () => {
    const disk = blank()
    putVolume(disk, 0, 512)
    expect(outcomeOf(disk.device)).toBe('target-not-formatted: a volume without a partition table')
  })

  it('is not formatted when its partition table is empty', () => {
    expect(outcomeOf(diskOf().device)).toBe('target-not-formatted: its partition table is empty')
  })

  it.each([0, 1, 511, 512, 100_000])('is not formatted when it is blank and %i bytes long', (length) => {
    expect(outcomeOf(memoryDevice(new Uint8Array(length)))).toBe('target-not-formatted: no GUID partition table')
  })

  it('has boot code when something stands where a BIOS looks for it', () => {
    const disk = diskOf([0, 7, 2048, 2048, 0x80])
    expect(readMbr(disk.device, PATH).hasBootCode).toBe(false)
    disk.bytes[439] = 1
    expect(readMbr(disk.device, PATH).hasBootCode).toBe(true)
  })
})
