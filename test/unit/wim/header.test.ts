import { describe, expect, it } from 'vitest'
import { sha1 } from '../../../electron/station/host/hashing.ts'
import { memoryDevice } from '../../../shared/bytes/byte-source.ts'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { Fact } from '../../../shared/phrase/fact.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { buildTree } from '../../../shared/tree/tree-builder.ts'
import { HEADER, HEADER_FLAG } from '../../../shared/wim/layout.ts'
import { openWim } from '../../../shared/wim/open.ts'
import { writeWim } from '../../../shared/wim/write.ts'

const { tree, contents } = buildTree([{ path: '\\f', bytes: new Uint8Array(5000).fill(1) }], 133_700_000_000_000_000n)
const image = { name: 'n', description: '', architecture: 9, tree, contents }
const guid = '01234567-89ab-cdef-0123-456789abcdef'
const GOOD = writeWim({ guid, images: [image], bootIndex: 0, hasIntegrityTable: true }, sha1)

/** What opening says of the WIM after the edit. */
function opened(edit: (bytes: Uint8Array, view: DataView) => Uint8Array | undefined): unknown {
  const bytes = GOOD.slice()
  const edited = edit(bytes, new DataView(bytes.buffer)) ?? bytes
  try {
    return openWim(memoryDevice(edited), 'm.wim').header.guid
  } catch (error) {
    return error
  }
}

describe('opening a WIM', () => {
  it('takes one that is whole', () => {
    expect(opened(() => undefined)).toBe(guid)
  })

  it('refuses a file that is no WIM, even an empty one', () => {
    const notWim = new Fault('media-not-wim', { path: 'm.wim' })
    expect(opened(() => new Uint8Array(0))).toEqual(notWim)
    expect(opened(() => new TextEncoder().encode('MZ and so on'))).toEqual(notWim)
  })

  it('names what it does not read', () => {
    const unsupported = (feature: Fact) => new Fault('media-unsupported', { feature })
    const compressed = (flags: number) => (_: Uint8Array, view: DataView) =>
      void view.setUint32(HEADER.flags, HEADER_FLAG.compressed | flags, true)
    expect(opened(compressed(0))).toEqual(unsupported(phrase('unknown-compression')))
    expect(opened(compressed(HEADER_FLAG.lzx | HEADER_FLAG.lzms))).toEqual(unsupported(phrase('unknown-compression')))
    expect(opened((_, view) => void view.setUint32(HEADER.version, 0x10e00, true))).toEqual(
      unsupported(phrase('other-wim-version')),
    )
  })

  it('refuses chunk sizes that the compression does not have, and those that memory should not hold', () => {
    const chunked = (flag: number, size: number) => (_: Uint8Array, view: DataView) => {
      view.setUint32(HEADER.flags, HEADER_FLAG.compressed | flag, true)
      view.setUint32(HEADER.chunkSize, size, true)
      return undefined
    }
    const damaged = new Fault('media-table-damaged', { part: phrase('chunk-size') })
    const { xpress, lzx, lzms } = HEADER_FLAG
    for (const [flag, legal, illegal] of [
      [xpress, [4096, 65536], [2048, 131072, 5000, 0]],
      [lzx, [32768, 2 << 20], [16384, 4 << 20, 32769]],
      [lzms, [32768, 64 << 20], [16384, 2 ** 31]],
    ] as const) {
      for (const size of legal) expect(opened(chunked(flag, size))).toBe(guid)
      for (const size of illegal) expect(opened(chunked(flag, size))).toEqual(damaged)
    }
    expect(opened(chunked(lzms, 128 << 20))).toEqual(
      new Fault('media-limit', { what: phrase('bytes-of-a-chunk'), limit: 64 << 20 }),
    )
  })

  it('calls a file truncated wherever it was cut', () => {
    for (const [length, part] of [
      [100, phrase('wim-header')],
      [208, phrase('blob-table')],
      [GOOD.length - 1, phrase('integrity-table')],
    ] as const)
      expect(opened((bytes) => bytes.subarray(0, length))).toEqual(new Fault('media-truncated', { part }))
  })

  it('refuses sizes beyond what numbers hold', () => {
    const far = (_: Uint8Array, view: DataView) => void view.setBigUint64(HEADER.blobTable + 8, 2n ** 63n, true)
    expect(opened(far)).toEqual(new Fault('media-truncated', { part: phrase('blob-table') }))
    const odd = (_: Uint8Array, view: DataView) =>
      void view.setUint32(HEADER.flags, HEADER_FLAG.compressed | HEADER_FLAG.lzx, true)
    expect(opened(odd)).toEqual(new Fault('media-table-damaged', { part: phrase('chunk-size') }))
  })

  it('refuses more images than a media can need, and parts that are not there', () => {
    const limit = (what: Fact, most: number) => new Fault('media-limit', { what, limit: most })
    expect(opened((_, view) => void view.setUint32(HEADER.imageCount, 1025, true))).toEqual(
      limit(phrase('images'), 1024),
    )
    const parts = (count: number) => opened((_, view) => void view.setUint16(HEADER.totalParts, count, true))
    expect(parts(2)).toEqual(new Fault('media-part-missing', { part: 2, total: 2, path: 'm.wim' }))
    expect(parts(0)).toEqual(new Fault('media-table-damaged', { part: phrase('part-number') }))
  })

  it('refuses what was never finished, names an image to boot that is not there, or packs its tables', () => {
    const damaged = (part: Fact) => new Fault('media-table-damaged', { part })
    const unfinished = (_: Uint8Array, view: DataView) =>
      void view.setUint32(HEADER.flags, HEADER_FLAG.writeInProgress, true)
    expect(opened(unfinished)).toEqual(damaged(phrase('wim-unfinished')))
    expect(opened((_, view) => void view.setUint32(HEADER.bootIndex, 2, true))).toEqual(damaged(phrase('boot-index')))
    const packed = (_: Uint8Array, view: DataView) => void view.setUint8(HEADER.blobTable + 7, 4)
    expect(opened(packed)).toEqual(new Fault('media-unsupported', { feature: phrase('compressed-blob-table') }))
  })
})
