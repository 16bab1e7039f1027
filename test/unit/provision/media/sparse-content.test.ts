import { expect, it } from 'vitest'
import { memoryDevice } from '../../../../shared/bytes/byte-source.ts'
import { rememberZeros } from '../../../../shared/provision/media/sparse-content.ts'
import { buildTree } from '../../../../shared/tree/tree-builder.ts'

const TIME = 132592896000000000n
const KIB = 1024

/** Zeros found in `bytes`, and how often the content was opened for two questions. */
function zerosOf(bytes: Uint8Array) {
  const { tree, contents } = buildTree([{ path: '\\f', bytes }], TIME)
  let opened = 0
  const ask = rememberZeros(tree, (blob) => {
    opened += 1
    return memoryDevice(contents[blob] ?? new Uint8Array(0))
  })
  const stream = tree.streams.start[1] ?? 0
  expect(ask(stream)).toEqual(ask(stream))
  return { ranges: ask(stream), opened }
}

it('finds pieces of 8 KiB of zeros, joined where they touch, and opens the content once', () => {
  const bytes = new Uint8Array(3072 * KIB + 5)
  bytes[0] = 1
  bytes[20 * KIB] = 1
  bytes[1500 * KIB] = 1
  expect(zerosOf(bytes)).toEqual({
    ranges: [
      { offset: 8 * KIB, length: 8 * KIB },
      { offset: 24 * KIB, length: 1472 * KIB },
      { offset: 1504 * KIB, length: 1568 * KIB + 5 },
    ],
    opened: 1,
  })
})

it('finds none where every piece holds something, and does not look into what is too small for a hole', () => {
  expect(zerosOf(new Uint8Array(100 * KIB).fill(1))).toEqual({ ranges: [], opened: 1 })
  expect(zerosOf(new Uint8Array(64 * KIB - 1))).toEqual({ ranges: [], opened: 0 })
})
