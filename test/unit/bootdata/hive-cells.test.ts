import { describe, expect, it } from 'vitest'
import { openHive, parseHive } from '../../../shared/bootdata/hive.ts'
import { hiveChecksum } from '../../../shared/bootdata/hive-base.ts'
import { BASE, KEY } from '../../../shared/bootdata/hive-layout.ts'
import type { Fact } from '../../../shared/phrase/fact.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { type HiveShape, makeHive } from './made-hive.ts'

const SHAPE: HiveShape = { minor: 3, binBytes: 4096, gapBytes: 24 }
const TREE = {
  name: 'Root',
  keys: [{ name: 'A' }, { name: 'B', values: [{ name: 'v', type: 3, data: new Uint8Array(9) }] }],
}
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const damaged = (part: Fact) => expect.objectContaining({ code: 'boot-bcd-damaged', facts: { part } }) as Error
/** A hive with a change in its first bin or its head, the head's checksum right. */
const changed = (change: (view: DataView, rootCell: number) => void, shape = SHAPE) => {
  const bytes = makeHive(TREE, shape)
  const view = viewOf(bytes)
  change(view, BASE.bytes + view.getUint32(BASE.rootCell, true))
  view.setUint32(BASE.checksum, hiveChecksum(bytes), true)
  return bytes
}

describe('cells of a hive', () => {
  it('are counted, those in use and those that are free', () => {
    const { cells } = openHive(makeHive(TREE, SHAPE))
    expect(cells).toMatchObject({ bins: 1, used: 8, free: 9 })
  })

  it('that were deleted cannot be pointed to', () => {
    const bytes = changed((view, root) => {
      const size = -view.getInt32(root, true)
      view.setUint32(BASE.rootCell, root - BASE.bytes + size, true)
    })
    expect(() => parseHive(bytes)).toThrow(damaged(phrase('hive-cell')))
  })

  it('cannot be pointed to but at their start', () => {
    for (const step of [4, 8, 3]) {
      const bytes = changed((view, root) => view.setUint32(BASE.rootCell, root - BASE.bytes + step, true))
      expect(() => parseHive(bytes)).toThrow(damaged(phrase('hive-cell')))
    }
  })

  it('must fill their bin', () => {
    for (const size of [0, -4, -12, -4096, 0x7fffffff, -0x80000000]) {
      const bytes = changed((view, root) => view.setInt32(root, size, true))
      expect(() => parseHive(bytes)).toThrow(damaged(phrase('hive-cell')))
    }
  })

  it('must hold as many keys as their key says', () => {
    const bytes = changed((view, root) => view.setUint32(root + 4 + KEY.subkeyCount, 3, true))
    expect(() => parseHive(bytes)).toThrow(damaged(phrase('hive-key-list')))
  })
})

describe('bins of a hive', () => {
  it('must begin with their own place and end with the hive', () => {
    for (const [offset, value] of [
      [0, 0x6e696268 + 1],
      [4, 4096],
      [8, 0],
      [8, 100],
      [8, 8192],
    ] as const) {
      const bytes = changed((view) => view.setUint32(BASE.bytes + offset, value, true))
      expect(() => parseHive(bytes)).toThrow(damaged(phrase('hive-bin')))
    }
  })

  it('must be as many bytes as the head says, in whole pages', () => {
    for (const size of [0, 4000, 8192, 0xfffff000]) {
      const bytes = changed((view) => view.setUint32(BASE.binsSize, size, true))
      expect(() => parseHive(bytes)).toThrow(damaged(phrase('hive-size')))
    }
  })

  it('are of a version that is known, and of the hive itself', () => {
    for (const [offset, value, part] of [
      [BASE.major, 2, phrase('hive-version')],
      [BASE.minor, 2, phrase('hive-version')],
      [BASE.minor, 7, phrase('hive-version')],
      [BASE.format, 0, phrase('hive-version')],
      [BASE.type, 1, phrase('hive-type')],
    ] as const) {
      const bytes = changed((view) => view.setUint32(offset, value, true))
      expect(() => parseHive(bytes)).toThrow(damaged(part))
    }
  })

  it('may be followed by bytes that are not of the hive', () => {
    const bytes = makeHive(TREE, SHAPE)
    const longer = new Uint8Array(bytes.length + 8192).fill(0xee)
    longer.set(bytes)
    expect(parseHive(longer)).toEqual(parseHive(bytes))
  })
})

describe('large data of a hive', () => {
  const large = { ...TREE, values: [{ name: 'Large', type: 3, data: new Uint8Array(40_000).fill(7) }] }
  const bigAt = (bytes: Uint8Array) =>
    bytes.findIndex((byte, at) => byte === 0x64 && bytes[at + 1] === 0x62 && at > 4096)

  it('is refused when its pieces are not as many as its length needs, or lie elsewhere', () => {
    for (const [offset, value] of [
      [2, 2],
      [2, 4],
      [4, 0],
    ] as const) {
      const bytes = makeHive(large, { ...SHAPE, minor: 5 })
      viewOf(bytes).setUint16(bigAt(bytes) + offset, value, true)
      expect(() => parseHive(bytes)).toThrow(expect.objectContaining({ code: 'boot-bcd-damaged' }))
    }
  })
})
