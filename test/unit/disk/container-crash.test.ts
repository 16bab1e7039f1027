import { describe, expect, it } from 'vitest'
import { openDiskSource } from '../../../shared/disk/open-disk.ts'
import { bytesAt, KINDS, type Kind, MIB, makeContainer, openForWriting, pseudoRandom } from './containers.ts'
import { replayed, type SparseFile, type WrittenBytes } from './sparse-file.ts'

const DISK_BYTES = 200 * MIB
const SECTOR = 512

interface DiskWrite extends WrittenBytes {
  /** How many writes of the file had been made when this one was asked for, and when it had returned. */
  readonly begun: number
  readonly done: number
}

/** Writes at chosen places of the disk: some into new blocks, some into several, some into blocks that are there. */
function fill(file: SparseFile): readonly DiskWrite[] {
  const disk = openForWriting(file)
  const next = pseudoRandom(7)
  const made: DiskWrite[] = []
  for (let step = 1; step <= 12; step++) {
    const length = step === 6 ? MIB : 1 + next(9000)
    const offset = step === 6 ? 31.5 * MIB : next(DISK_BYTES - length)
    const bytes = new Uint8Array(length).fill(step)
    const begun = file.writes.length
    if (step % 3 === 0) disk.reserve([{ offset, length }])
    disk.writeAt(offset, bytes)
    made.push({ offset, bytes, begun, done: file.writes.length })
  }
  return made
}

/** Where a write may be torn: between whole sectors of the file. */
function cutsOf({ offset, bytes }: WrittenBytes): readonly number[] {
  const cuts = [0, bytes.length]
  for (let at = Math.ceil((offset + 1) / SECTOR) * SECTOR - offset; at < bytes.length; at += SECTOR) cuts.push(at)
  return cuts.length <= 10 ? cuts : [...cuts.slice(0, 8), cuts.at(-1) ?? 0]
}

function expectIntact(file: SparseFile, made: readonly DiskWrite[], written: number, what: string): void {
  const disk = openDiskSource(file)
  expect(disk.size, what).toBe(DISK_BYTES)
  made.forEach(({ offset, bytes, done }, index) => {
    if (done >= written) return
    const later = made.slice(index + 1).filter(({ begun }) => begun < written)
    const isOverwritten = later.some(
      (one) => one.offset < offset + bytes.length && offset < one.offset + one.bytes.length,
    )
    if (isOverwritten) return
    const found = bytesAt(disk, offset, bytes.length)
    expect(found.length === bytes.length && found.every((byte) => byte === bytes[0]), what).toBe(true)
  })
}

describe.each(KINDS)('A %s disk whose writer was cut off', (kind: Kind) => {
  it('opens after every write and every torn one, and keeps what was written before', () => {
    const file = makeContainer(kind, DISK_BYTES)
    const created = file.writes.length
    const made = fill(file)
    let cuts = 0
    for (let written = created + 1; written <= file.writes.length; written++) {
      const last = file.writes[written - 1]
      if (last === undefined) continue
      for (const kept of cutsOf(last)) {
        expectIntact(replayed(file.writes.slice(0, written), kept), made, written, `${kept} bytes of write ${written}`)
        cuts++
      }
    }
    expect(cuts).toBeGreaterThan(kind.endsWith('fixed') ? 20 : 60)
  })

  it('can be written on from every such point, with new blocks that read as zeros', () => {
    const file = makeContainer(kind, DISK_BYTES)
    const created = file.writes.length
    const made = fill(file)
    for (let written = created + 1; written <= file.writes.length; written++) {
      const last = file.writes[written - 1]
      if (last === undefined) continue
      for (const kept of [0, Math.floor(last.bytes.length / 2 / SECTOR) * SECTOR]) {
        const cut = replayed(file.writes.slice(0, written), kept)
        const disk = openForWriting(cut)
        const free = [...Array(100).keys()].map((index) => index * 2 * MIB).find((offset) => isHole(disk, offset))
        if (free !== undefined) {
          disk.writeAt(free + 5, Uint8Array.of(99))
          const block = bytesAt(openDiskSource(cut), free, 2 * MIB)
          expect(block.findIndex((byte) => byte !== 0)).toBe(5)
          expect(block.findLastIndex((byte) => byte !== 0)).toBe(5)
        } else disk.writeAt(DISK_BYTES - 1, Uint8Array.of(0))
        expectIntact(cut, made, written, `written on after ${kept} bytes of write ${written}`)
      }
    }
  })
})

describe.each(['vhdx-fixed', 'vhdx-dynamic'] as const)('A %s disk whose last write left nonsense', (kind) => {
  it('opens whichever write it was, and keeps what was written before', () => {
    const file = makeContainer(kind, DISK_BYTES)
    const created = file.writes.length
    const made = fill(file)
    for (let written = created + 1; written <= file.writes.length; written++) {
      const writes = file.writes.slice(0, written)
      const last = writes.pop()
      if (last === undefined) continue
      const nonsense = last.bytes.map((byte) => byte ^ 0xa5)
      expectIntact(replayed([...writes, { offset: last.offset, bytes: nonsense }]), made, written, `write ${written}`)
    }
  })
})

function isHole(disk: ReturnType<typeof openForWriting>, offset: number): boolean {
  return disk.extentsOf(offset, 2 * MIB).every(({ fileOffset }) => fileOffset < 0)
}
