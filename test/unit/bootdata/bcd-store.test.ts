import { describe, expect, it } from 'vitest'
import {
  deviceElement,
  flagElement,
  idsElement,
  numberElement,
  readBcd,
  textElement,
} from '../../../shared/bootdata/bcd-store.ts'
import { utf16leFromText } from '../../../shared/bytes/utf16.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { type MadeKey, makeHive } from './made-hive.ts'

const INHERIT = '14000006'
const text = (value: string) => utf16leFromText(`${value}\0`)
const list = (...ids: readonly string[]) => utf16leFromText(`${ids.join('\0')}\0\0`)
const object = (id: string, elements: Readonly<Record<string, Uint8Array>>, type?: number): MadeKey => ({
  name: id,
  keys: [
    {
      name: 'Description',
      values:
        type === undefined ? [] : [{ name: 'Type', type: 4, data: new Uint8Array(new Uint32Array([type]).buffer) }],
    },
    {
      name: 'Elements',
      keys: Object.entries(elements).map(([name, data]) => ({ name, values: [{ name: 'Element', type: 3, data }] })),
    },
  ],
})
const store = (...objects: readonly MadeKey[]) => {
  const root = { name: 'NewStoreRoot', keys: [{ name: 'Objects', keys: objects }] }
  return readBcd(makeHive(root, { minor: 3, binBytes: 4096, gapBytes: 0 }))
}

describe('elements of a boot store', () => {
  it('are inherited, the first object that has one before the next', () => {
    const bcd = store(
      object('{a}', { [INHERIT]: list('{b}', '{c}') }),
      object('{b}', { [INHERIT]: list('{d}') }),
      object('{c}', { '12000005': text('from c'), '12000004': text('of c') }),
      object('{d}', { '12000005': text('from d') }),
    )
    expect(textElement(bcd, '{a}', '12000005')).toBe('from d')
    expect(textElement(bcd, '{a}', '12000004')).toBe('of c')
    expect(textElement(bcd, '{a}', '12000002')).toBeUndefined()
  })

  it('end where objects inherit from each other, or from one that is missing', () => {
    const bcd = store(object('{a}', { [INHERIT]: list('{B}') }), object('{b}', { [INHERIT]: list('{a}', '{gone}') }))
    expect(textElement(bcd, '{a}', '12000005')).toBeUndefined()
  })

  it('are read as what they are', () => {
    const bcd = store(
      object('{A}', {
        '26000022': Uint8Array.of(1),
        '26000010': Uint8Array.of(0),
        '26000011': new Uint8Array(0),
        '25000004': Uint8Array.of(0x2c, 1, 0, 0, 0, 0, 0, 0),
        '25000005': new Uint8Array(9),
        '24000001': list('{ONE}', '{two}'),
        '23000003': text('{One}'),
        '11000001': new Uint8Array(3),
      }),
    )
    expect([flagElement(bcd, '{a}', '26000022'), flagElement(bcd, '{a}', '26000010')]).toEqual([true, false])
    expect([flagElement(bcd, '{a}', '26000011'), flagElement(bcd, '{a}', '2600ffff')]).toEqual([false, false])
    expect([numberElement(bcd, '{a}', '25000004'), numberElement(bcd, '{a}', '25000005')]).toEqual([300, undefined])
    expect(idsElement(bcd, '{a}', '24000001')).toEqual(['{one}', '{two}'])
    expect(idsElement(bcd, '{a}', '23000003')).toEqual(['{one}'])
    expect(idsElement(bcd, '{a}', '24000010')).toEqual([])
    expect(deviceElement(bcd, '{a}', '11000001')).toEqual({ kind: 'unknown', what: phrase('device-damaged') })
  })

  it('belong to objects that have a type, or none', () => {
    const bcd = store(object('{A}', {}, 0x10200003), object('{b}', {}))
    expect([...bcd.types]).toEqual([['{a}', 0x10200003]])
    expect([...bcd.objects.keys()]).toEqual(['{a}', '{b}'])
  })
})
