import { describe, expect, it } from 'vitest'
import type { BlobSink } from '../../../../../electron/station/host/blobs/blob-sink.ts'
import { createSparseWriter } from '../../../../../electron/station/host/blobs/sparse-writer.ts'

const GRAIN = 64 << 10

/** A file in memory that notes where it is written; it takes at most `mostAtOnce` bytes of a write. */
function openMemory(bytes: Uint8Array, mostAtOnce = Number.POSITIVE_INFINITY) {
  const writes: (readonly [at: number, length: number])[] = []
  const sink: BlobSink = {
    write(from, start, length, at) {
      const count = Math.min(length, mostAtOnce)
      bytes.set(from.subarray(start, start + count), at)
      writes.push([at, count])
      return count
    },
    read(into, start, length, at) {
      const part = bytes.subarray(at, at + length)
      into.set(part, start)
      return part.length
    },
    flush: () => undefined,
    close: () => undefined,
  }
  return { writes, write: createSparseWriter(sink).write }
}

describe('writing content sparsely', () => {
  it('leaves out whole grains of zeros where the file reads as zeros', () => {
    const file = new Uint8Array(6 * GRAIN)
    const { writes, write } = openMemory(file)
    const content = new Uint8Array(5 * GRAIN)
    content.fill(1, 0, 10)
    content.fill(2, 3 * GRAIN, 3 * GRAIN + 1)
    write(content, 0, content.length, GRAIN)
    expect(writes).toEqual([
      [GRAIN, GRAIN],
      [4 * GRAIN, GRAIN],
    ])
    expect(file.subarray(GRAIN)).toEqual(content)
  })

  it('writes zeros over whatever else is there', () => {
    const file = new Uint8Array(3 * GRAIN)
    file[2 * GRAIN - 1] = 7
    const { write } = openMemory(file)
    write(new Uint8Array(3 * GRAIN), 0, 3 * GRAIN, 0)
    expect(file).toEqual(new Uint8Array(3 * GRAIN))
  })

  it('takes grains by their place in the file, and zeros at either end for what they are', () => {
    const file = new Uint8Array(4 * GRAIN)
    const { writes, write } = openMemory(file)
    write(new Uint8Array(3 * GRAIN), 5, 2 * GRAIN + 100, GRAIN - 50)
    expect(writes).toEqual([
      [GRAIN - 50, 50],
      [3 * GRAIN, 50],
    ])
  })

  it('goes on after a write that took less than it was given', () => {
    const file = new Uint8Array(100)
    const { writes, write } = openMemory(file, 30)
    write(new Uint8Array(100).fill(3), 0, 100, 0)
    expect(file).toEqual(new Uint8Array(100).fill(3))
    expect(writes).toHaveLength(4)
  })

  it('fails with EIO when nothing is taken', () => {
    const { write } = openMemory(new Uint8Array(100), 0)
    expect(() => write(new Uint8Array(100).fill(3), 0, 100, 0)).toThrow(expect.objectContaining({ code: 'EIO' }))
  })
})
