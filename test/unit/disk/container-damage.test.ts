import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFault } from '../../../shared/bytes/fault.ts'
import { openDiskSource } from '../../../shared/disk/open-disk.ts'
import { DYNAMIC_HEADER } from '../../../shared/disk/vhd/dynamic-header.ts'
import { checksumOf, FOOTER } from '../../../shared/disk/vhd/footer.ts'
import { bytesAt, KINDS, MIB, makeContainer, openForWriting } from './containers.ts'
import { replayed, type SparseFile, type WrittenBytes } from './sparse-file.ts'
import { dirtyVhdx, forge, HEADERS, LOG_AT, METADATA_AT, REGION_TABLES, TABLE_AT } from './vhdx-file.ts'

const DISK_BYTES = 100 * MIB
const RUNS = 400

interface Structure {
  readonly at: number
  readonly length: number
}

function writesOf(kind: (typeof KINDS)[number]): readonly WrittenBytes[] {
  const file = makeContainer(kind, DISK_BYTES)
  const disk = openForWriting(file)
  for (const offset of [0, 33 * MIB, 70 * MIB]) disk.writeAt(offset, Uint8Array.of(1, 2, 3))
  return file.writes
}

const VHD_STRUCTURES = (size: number): readonly Structure[] => [
  { at: 0, length: 96 },
  { at: 512, length: 96 },
  { at: 1536, length: 64 },
  { at: size - 512, length: 96 },
]
const VHDX_STRUCTURES: readonly Structure[] = [
  ...HEADERS.map((at) => ({ at, length: 96 })),
  ...REGION_TABLES.map((at) => ({ at, length: 96 })),
  { at: METADATA_AT, length: 256 },
  { at: METADATA_AT + 64 * 1024, length: 40 },
  { at: TABLE_AT, length: 40 },
]

/** Makes checksums right again, so that the damage is looked at. */
function mend(file: SparseFile, kind: string): void {
  const same = () => undefined
  if (kind.startsWith('vhdx')) {
    for (const at of HEADERS) forge(file, at, 4096, same)
    for (const at of REGION_TABLES) forge(file, at, 64 * 1024, same)
    return
  }
  mendVhd(file, 0, FOOTER)
  mendVhd(file, file.size - FOOTER.bytes, FOOTER)
  if (kind === 'vhd-dynamic') mendVhd(file, 512, DYNAMIC_HEADER)
}

function mendVhd(file: SparseFile, at: number, place: { readonly checksum: number; readonly bytes: number }): void {
  const bytes = bytesAt(file, at, place.bytes)
  new DataView(bytes.buffer).setUint32(place.checksum, checksumOf(bytes, place.checksum))
  file.writeAt(at, bytes)
}

/** Opens, reads and writes; whatever is wrong with the file must be told with a fault about the target. */
function useAll(file: SparseFile): void {
  try {
    const source = openDiskSource(file)
    bytesAt(source, 0, 4096)
    bytesAt(source, Math.max(0, source.size - 4096), 4096)
    const range = Math.min(source.size, 40 * MIB)
    const total = source.extentsOf(source.size - range, range).reduce((sum, { length }) => sum + length, 0)
    expect(total).toBe(range)
    const disk = openForWriting(file)
    disk.reserve([{ offset: disk.size - 1, length: 1 }])
    disk.writeAt(0, Uint8Array.of(4, 5, 6))
    expect(bytesAt(openDiskSource(file), 0, 3)).toEqual(Uint8Array.of(4, 5, 6))
  } catch (error) {
    if (!isFault(error) || !error.code.startsWith('target-')) throw error
  }
}

const change = fc.record({ place: fc.nat(999), at: fc.nat(255), value: fc.integer({ min: 0, max: 255 }) })

describe.each(KINDS)('A %s file with changed bytes', (kind) => {
  const writes = writesOf(kind)
  it.each([false, true])('is opened or refused with a fault about the target (checksums mended: %s)', (isMended) => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const file = replayed(writes)
        const structures = kind.startsWith('vhdx') ? VHDX_STRUCTURES : VHD_STRUCTURES(file.size)
        for (const { place, at, value } of changes) {
          const structure = structures[place % structures.length]
          if (structure !== undefined) file.writeAt(structure.at + (at % structure.length), Uint8Array.of(value))
        }
        if (isMended) mend(file, kind)
        useAll(file)
      }),
      { numRuns: RUNS, seed: 20260301 },
    )
  })

  it('is opened or refused with a fault about the target, wherever it was cut off', () => {
    const whole = replayed(writes).size
    fc.assert(
      fc.property(fc.oneof(...[whole, MIB, 2000].map((max) => fc.integer({ min: 3, max }))), (size) => {
        const file = replayed(writes)
        file.truncate(size)
        useAll(file)
      }),
      { numRuns: 100, seed: 20260301 },
    )
  })
})

describe('A VHDX log with changed bytes', () => {
  it('is replayed or refused with a fault about the target', () => {
    const { writes } = dirtyVhdx()
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), fc.boolean(), (changes, isMended) => {
        const file = replayed(writes)
        for (const { place, at, value } of changes)
          file.writeAt(LOG_AT + (at % 96) + (place % 2) * 4096, Uint8Array.of(value))
        if (isMended) forge(file, LOG_AT, 2 * 4096, () => undefined)
        useAll(file)
      }),
      { numRuns: RUNS, seed: 20260301 },
    )
  })
})
