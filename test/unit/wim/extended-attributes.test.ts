import { describe, expect, it } from 'vitest'
import { bytesToHex, hexToBytes } from '../../../shared/bytes/hex.ts'
import { readExtendedAttributes } from '../../../shared/wim/extended-attributes.ts'
import { readTaggedItems } from '../../../shared/wim/tagged-items.ts'

/** Value length, name length, flags, name, zero, value. */
function entry(name: string, value: string, flags = 0): string {
  const hex = (text: string) => bytesToHex(new TextEncoder().encode(text))
  const size = (length: number, bytes: number) => length.toString(16).padStart(bytes * 2, '0')
  const valueLength = size(value.length, 2)
  const swapped = valueLength.slice(2) + valueLength.slice(0, 2)
  return `${swapped}${size(name.length, 1)}${size(flags, 1)}${hex(name)}00${hex(value)}`
}

describe('The extended attributes of an item', () => {
  it('become a list as NTFS keeps it: padded to four bytes, each leading to the next', () => {
    const found = readExtendedAttributes(hexToBytes(entry('A.ONE', '12') + entry('B', 'x', 0x80)))
    expect(found).toEqual({
      kind: 'windows',
      list: hexToBytes(
        ['10000000', '00', '05', '0200', '412e4f4e45', '00', '3132'].join('') +
          ['0c000000', '80', '01', '0100', '42', '00', '78', '00'].join(''),
      ),
    })
  })

  it.each([
    ['user.comment', 'hej'],
    ['security.capability', ''],
  ])('are left out when they come from Linux: %s', (name, value) => {
    expect(readExtendedAttributes(hexToBytes(entry(name, value)))).toEqual({ kind: 'linux' })
  })

  it.each([
    ['nothing', ''],
    ['half a header', '0100'],
    ['a name without a zero behind it', '00000141 41'.replace(' ', '')],
    ['no name', '0000000000'],
    ['a value beyond the end', entry('A', '12').slice(0, -2)],
    ['more than NTFS holds', entry('A', 'x'.repeat(40_000)) + entry('B', 'x'.repeat(40_000))],
  ])('are damaged: %s', (_, hex) => {
    expect(readExtendedAttributes(hexToBytes(hex))).toEqual({ kind: 'damaged' })
  })

  it('are found behind the names of an entry, beside its object id', () => {
    const value = hexToBytes(entry('A', 'x'))
    const bytes = new Uint8Array(64)
    const view = new DataView(bytes.buffer)
    view.setUint32(0, 1, true)
    view.setUint32(4, 16, true)
    bytes.fill(7, 8, 24)
    view.setUint32(24, 2, true)
    view.setUint32(28, value.length, true)
    bytes.set(value, 32)
    const items = readTaggedItems(bytes, view, 0, 32 + value.length)
    expect(items.objectId).toEqual(new Uint8Array(16).fill(7))
    expect(items.extendedAttributes).toEqual(readExtendedAttributes(value))
    expect(items.hasUnknown).toBe(false)
  })
})
