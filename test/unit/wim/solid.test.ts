import { describe, expect, it } from 'vitest'
import { memoryDevice } from '../../../shared/bytes/byte-source.ts'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { Fact } from '../../../shared/phrase/fact.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { BLOB_ENTRY, RESOURCE, SOLID_HEADER } from '../../../shared/wim/layout.ts'
import { openWim } from '../../../shared/wim/open.ts'
import { corpusFile } from './read-whole.ts'

const GOOD = corpusFile('solid.wim')
const { blobs, header } = openWim(memoryDevice(GOOD), 'm.wim')
const SOLID = blobs.solids[0]?.offset ?? 0
/** Place of an entry of the blob table: the image's metadata, the solid resource, three blobs. */
const entry = (index: number) => header.blobTable.offset + index * BLOB_ENTRY.bytes
const BLOB = 2

function problemOf(edit: (view: DataView) => void): unknown {
  const bytes = GOOD.slice()
  edit(new DataView(bytes.buffer))
  try {
    openWim(memoryDevice(bytes), 'm.wim')
  } catch (error) {
    return error
  }
  return undefined
}

const damaged = (part: Fact) => new Fault('media-table-damaged', { part })

describe('a solid resource', () => {
  it('tells its size, chunks and compression', () => {
    expect(blobs.solids).toEqual([
      { offset: 208, size: 268, originalSize: 2440, chunkSize: 64 << 20, compression: 'lzms' },
    ])
    expect([...blobs.solid]).toEqual([-1, 0, 0, 0])
    expect([...blobs.offset.slice(1)]).toEqual([0, 520, 1120])
  })

  it('is refused with chunks that its compression does not have, or that memory should not hold', () => {
    const chunkSize = (size: number) => problemOf((view) => view.setUint32(SOLID + SOLID_HEADER.chunkSize, size, true))
    for (const size of [0, 1, 16384, 65535, 2 ** 31]) expect(chunkSize(size)).toEqual(damaged(phrase('chunk-size')))
    expect(chunkSize(128 << 20)).toEqual(
      new Fault('media-limit', { what: phrase('bytes-of-a-chunk'), limit: 64 << 20 }),
    )
  })

  it('is refused with an unknown compression, or without content', () => {
    const set = (at: number, value: number) => problemOf((view) => view.setUint32(SOLID + at, value, true))
    expect(set(SOLID_HEADER.compression, 4)).toEqual(damaged(phrase('solid-resources')))
    expect(set(SOLID_HEADER.originalSize, 0)).toEqual(damaged(phrase('solid-resources')))
  })

  it('is refused when blobs lie outside it, share bytes, or come without a resource', () => {
    const offset = (value: bigint) => problemOf((view) => view.setBigUint64(entry(BLOB) + RESOURCE.offset, value, true))
    expect(offset(2440n)).toEqual(damaged(phrase('solid-resources')))
    expect(offset(2n ** 63n)).toEqual(damaged(phrase('solid-resources')))
    expect(offset(519n)).toEqual(damaged(phrase('resources-overlapping')))
    const without = problemOf((view) => view.setBigUint64(entry(1) + RESOURCE.originalSize, 0n, true))
    expect(without).toEqual(damaged(phrase('solid-resources')))
  })

  it('is refused when it decodes to more than its media could ever hold', () => {
    const huge = problemOf((view) => view.setBigUint64(SOLID + SOLID_HEADER.originalSize, 2n ** 40n, true))
    expect(huge).toEqual(new Fault('media-limit', { what: phrase('content-in-proportion'), limit: 2000 }))
  })
})
