import { describe, expect, it } from 'vitest'
import { buildHive } from '../../../shared/bootdata/build-hive.ts'
import { type HiveKey, parseHive } from '../../../shared/bootdata/hive.ts'
import { hiveChecksum } from '../../../shared/bootdata/hive-base.ts'
import { BASE, KEY } from '../../../shared/bootdata/hive-layout.ts'
import { isFault } from '../../../shared/bytes/fault.ts'
import type { Fact } from '../../../shared/phrase/fact.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'

const leaf = (name: string): HiveKey => ({ name, values: [], keys: [] })
const TREE: HiveKey = {
  name: 'Root',
  values: [
    { name: 'Inline', type: 4, data: Uint8Array.of(1, 2, 3, 4) },
    { name: 'Empty', type: 3, data: new Uint8Array(0) },
    { name: 'Long', type: 3, data: new Uint8Array(9000).fill(7) },
  ],
  keys: [{ name: 'A', values: [], keys: [leaf('B'), leaf('C')] }, leaf('D')],
}

const partOf = (bytes: Uint8Array): unknown => {
  try {
    parseHive(bytes)
  } catch (error) {
    if (isFault(error)) return { code: error.code, ...error.facts }
    throw error
  }
  return undefined
}
const damaged = (part: Fact) => ({ code: 'boot-bcd-damaged', part })
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const rootOf = (bytes: Uint8Array) => BASE.bytes + viewOf(bytes).getUint32(BASE.rootCell, true) + 4

describe('registry hives', () => {
  it('come back as they were written', () => {
    expect(parseHive(buildHive(TREE))).toEqual(TREE)
  })

  it('keep names that do not fit in one byte a letter', () => {
    const tree = {
      name: 'R',
      values: [{ name: 'Ω', type: 1, data: new Uint8Array(2) }],
      keys: [leaf('Läs'), leaf('żółw')],
    }
    expect(parseHive(buildHive(tree))).toEqual(tree)
  })

  it('have whole pages of bins, equal sequence numbers and a checksum', () => {
    const bytes = buildHive(TREE)
    const view = viewOf(bytes)
    expect(bytes.length % 4096).toBe(0)
    expect(view.getUint32(BASE.binsSize, true)).toBe(bytes.length - 4096)
    expect(view.getUint32(BASE.primarySequence, true)).toBe(view.getUint32(BASE.secondarySequence, true))
    expect(view.getUint32(BASE.checksum, true)).toBe(hiveChecksum(bytes))
  })

  it('fill their bins with cells to the last byte, whatever their size', () => {
    for (let extra = 3600; extra < 4200; extra += 8) {
      const bytes = buildHive({ ...leaf('R'), values: [{ name: 'v', type: 3, data: new Uint8Array(extra) }] })
      const view = viewOf(bytes)
      let at = 4096 + 32
      while (at < bytes.length) {
        const size = Math.abs(view.getInt32(at, true))
        expect(size % 8 === 0 && size >= 8).toBe(true)
        at += size
      }
      expect(at).toBe(bytes.length)
    }
  })

  it('are refused when a byte of the base block changed', () => {
    const bytes = buildHive(TREE)
    bytes[BASE.minor] = 5
    expect(partOf(bytes)).toEqual(damaged(phrase('checksum')))
  })

  it('are refused when a change was not finished', () => {
    const bytes = buildHive(TREE)
    viewOf(bytes).setUint32(BASE.primarySequence, 2, true)
    viewOf(bytes).setUint32(BASE.checksum, hiveChecksum(bytes), true)
    expect(partOf(bytes)).toEqual({ code: 'boot-bcd-unfinished', primary: 2, secondary: 1 })
  })

  it('are refused when empty, cut short or something else', () => {
    expect(partOf(new Uint8Array(0))).toEqual(damaged(phrase('signature')))
    expect(partOf(new Uint8Array(8192))).toEqual(damaged(phrase('signature')))
    expect(partOf(buildHive(TREE).subarray(0, 4096))).toEqual(damaged(phrase('hive-size')))
  })

  it('are refused when a key is below itself', () => {
    const bytes = buildHive(TREE)
    const view = viewOf(bytes)
    const list = BASE.bytes + view.getUint32(rootOf(bytes) + KEY.subkeyList, true) + 4
    view.setUint32(list + 4, view.getUint32(BASE.rootCell, true), true)
    expect(partOf(bytes)).toEqual(damaged(phrase('hive-keys')))
  })

  it('are refused when an offset or a count points out of the file', () => {
    const offset = buildHive(TREE)
    viewOf(offset).setUint32(rootOf(offset) + KEY.subkeyList, 0xfffffff0, true)
    expect(partOf(offset)).toEqual(damaged(phrase('hive-cell')))
    const count = buildHive(TREE)
    viewOf(count).setUint32(rootOf(count) + KEY.valueCount, 0xffffffff, true)
    expect(partOf(count)).toEqual(damaged(phrase('hive-values')))
  })

  it('give a hive or a fault, never another error, for any changed byte', () => {
    const good = buildHive(TREE)
    for (let at = BASE.bytes; at < BASE.bytes + 700; at++) {
      for (const value of [0, 0x7f, 0xff]) {
        const bytes = good.slice()
        bytes[at] = value
        const outcome = partOf(bytes)
        if (outcome !== undefined) expect(outcome).toMatchObject({ code: 'boot-bcd-damaged' })
      }
    }
  })
})
