import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { crc32c } from '../../../shared/bytes/crc32.ts'
import { Fault } from '../../../shared/bytes/fault.ts'
import { openDiskSource } from '../../../shared/disk/open-disk.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { bytesAt, guidCounter, MIB, makeContainer, openForWriting } from './containers.ts'
import { BLOCK, HEADERS, REGION_TABLES, setTableEntry, smallVhdx, tableEntry } from './vhdx-file.ts'

const NO_LOG = '0'.repeat(32)
const PRESENT = 6n

describe('CRC-32C', () => {
  it('of "123456789" is the value that RFC 3720 implies', () => {
    expect(crc32c(new TextEncoder().encode('123456789'))).toBe(0xe3069283)
  })

  it('of 32 zeros is that of RFC 3720, B.4', () => {
    expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa)
  })
})

describe('A VHDX of ours', () => {
  it.each([512, 4096] as const)('tells its size and its sectors of %i bytes', (sectorSize) => {
    const { container, size, sectorSize: told } = openDiskSource(makeContainer('vhdx-dynamic', 70 * MIB, sectorSize))
    expect({ container, size, told }).toEqual({ container: 'vhdx-dynamic', size: 70 * MIB, told: sectorSize })
  })

  it('fixed has a place for every block, in order', () => {
    const file = makeContainer('vhdx-fixed', 70 * MIB)
    const disk = openDiskSource(file)
    expect(disk.container).toBe('vhdx-fixed')
    expect(disk.extentsOf(0, 70 * MIB)).toEqual([{ fileOffset: 4 * MIB, length: 70 * MIB }])
    expect(file.size).toBe(4 * MIB + 3 * BLOCK)
  })

  it('dynamic holds no block until something other than zeros is written, and then at a whole MiB', () => {
    const file = makeContainer('vhdx-dynamic', 5 * BLOCK)
    const disk = openForWriting(file)
    disk.writeAt(BLOCK - 5, new Uint8Array(MIB))
    expect(disk.extentsOf(0, 5 * BLOCK)).toEqual([{ fileOffset: -1, length: 5 * BLOCK }])
    expect(file.size).toBe(4 * MIB)
    disk.writeAt(BLOCK - 1, Uint8Array.of(1, 2))
    expect(disk.extentsOf(0, 5 * BLOCK)).toEqual([
      { fileOffset: 4 * MIB, length: 2 * BLOCK },
      { fileOffset: -1, length: 3 * BLOCK },
    ])
    expect(bytesAt(openDiskSource(file), BLOCK - 2, 4)).toEqual(Uint8Array.of(0, 1, 2, 0))
  })

  it('puts entries behind a sector bitmap entry where the next chunk has them', () => {
    const file = makeContainer('vhdx-dynamic', 140 * BLOCK)
    openForWriting(file).writeAt(130 * BLOCK, Uint8Array.of(1))
    expect(tableEntry(file, 130)).toBe(0n)
    expect(tableEntry(file, 131)).toBe((4n << 20n) | PRESENT)
    expect(bytesAt(openDiskSource(file), 130 * BLOCK, 1)).toEqual(Uint8Array.of(1))
  })

  it('changes nothing when it is opened for writing, and its identities once with the first write', () => {
    const file = smallVhdx()
    const writes = file.writes.length
    const disk = openForWriting(file, randomUUID)
    expect(file.writes).toHaveLength(writes)
    const before = bytesAt(file, HEADERS[0] + 16, 32)
    disk.writeAt(0, Uint8Array.of(5))
    const after = bytesAt(file, HEADERS[0] + 16, 32)
    expect(after.subarray(0, 16)).not.toEqual(before.subarray(0, 16))
    expect(after.subarray(16)).not.toEqual(before.subarray(16))
    disk.writeAt(1, Uint8Array.of(6))
    disk.reserve([{ offset: 4 * BLOCK, length: 1 }])
    expect(bytesAt(file, HEADERS[0] + 16, 32)).toEqual(after)
  })

  it('leaves two headers that differ in nothing but their number, and an empty log', () => {
    const file = smallVhdx()
    const [one, other] = HEADERS.map((at) => bytesAt(file, at, 4096))
    expect(one?.subarray(16)).toEqual(other?.subarray(16))
    expect(Buffer.from(one?.subarray(48, 64) ?? []).toString('hex')).toBe(NO_LOG)
  })

  it.each([0, 1])('opens with either header alone (%i)', (kept) => {
    const file = smallVhdx()
    file.writeAt(HEADERS[1 - kept] ?? 0, new Uint8Array(4096).fill(0xee))
    expect(bytesAt(openDiskSource(file), 2 * BLOCK + 5, 1)).toEqual(Uint8Array.of(2))
    openForWriting(file, guidCounter()).writeAt(0, Uint8Array.of(3))
    file.writeAt(HEADERS[kept] ?? 0, new Uint8Array(4096).fill(0xee))
    expect(bytesAt(openDiskSource(file), 0, 1)).toEqual(Uint8Array.of(3))
  })

  it.each([0, 1])('opens with either region table alone (%i)', (kept) => {
    const file = smallVhdx()
    file.writeAt(REGION_TABLES[1 - kept] ?? 0, new Uint8Array(4096).fill(0xee))
    expect(bytesAt(openDiskSource(file), 0, 1)).toEqual(Uint8Array.of(1))
  })

  it('is not made larger than 64 TiB', () => {
    expect(() => makeContainer('vhdx-dynamic', 2 ** 46 + 512)).toThrow(
      new Fault('target-unsupported', { feature: phrase('vhdx-of-bytes', { bytes: 70_368_744_178_176 }) }),
    )
  })
})

describe('A VHDX block', () => {
  it.each([0n, 1n, 2n, 3n])('in state %i reads as zeros and gets another place when it is written', (state) => {
    const file = smallVhdx()
    setTableEntry(file, 2, (tableEntry(file, 2) & ~7n) | state)
    expect(bytesAt(openDiskSource(file), 2 * BLOCK + 5, 1)).toEqual(Uint8Array.of(0))
    openForWriting(file).writeAt(2 * BLOCK, Uint8Array.of(9))
    expect(bytesAt(openDiskSource(file), 2 * BLOCK, 6)).toEqual(Uint8Array.of(9, 0, 0, 0, 0, 0))
  })

  it('that is the last may end where the disk does', () => {
    const file = makeContainer('vhdx-fixed', 70 * MIB)
    file.truncate(4 * MIB + 70 * MIB)
    openForWriting(file).writeAt(70 * MIB - 1, Uint8Array.of(1))
    expect(bytesAt(openDiskSource(file), 70 * MIB - 2, 9)).toEqual(Uint8Array.of(0, 1))
  })
})
