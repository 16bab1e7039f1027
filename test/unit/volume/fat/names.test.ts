import { describe, expect, it } from 'vitest'
import { listEntries } from '../../../../shared/volume/fat/directory.ts'
import { dosTimeOf } from '../../../../shared/volume/fat/dos-time.ts'
import { entryBytes, uniqueShortName } from '../../../../shared/volume/fat/names.ts'

describe('The alias of a name', () => {
  it.each([
    ['BOOTX64.EFI', 'BOOTX64 EFI'],
    ['bootx64.efi', 'BOOTX64 EFI'],
    ['BCD', 'BCD        '],
    ['boot.stl', 'BOOT    STL'],
    ['bootmgfw.efi', 'BOOTMGFWEFI'],
    ['bootmgr.efi.mui', 'BOOTMG~1MUI'],
    ['Microsoft', 'MICROS~1   '],
    ['two words.txt', 'TWOWOR~1TXT'],
    ['a b', 'AB~1       '],
    ['x.html', 'X~1     HTM'],
    ['.hidden', 'HIDDEN~1   '],
    ['a+b.c', 'A_B~1   C  '],
    ['ä', '_~1        '],
    ['日本語.txt', '___~1   TXT'],
    ['...x', 'X~1        '],
  ])('%s is %s', (name, alias) => {
    expect(uniqueShortName(name, new Set())).toBe(alias)
  })

  it('gets the next number when it is taken, and a shorter stem when the number grows', () => {
    const taken = new Set(Array.from({ length: 9 }, (_, i) => `MICROS~${i + 1}`))
    expect(uniqueShortName('Microsoft', taken)).toBe('MICRO~10   ')
  })
})

describe('A directory entry', () => {
  it.each(['X', 'boot.stl', '13 letters ab', 'n'.repeat(255), 'Läs mig – först 🙂.txt'])(
    'keeps the name %s',
    (name) => {
      const facts = { attributes: 0x20, cluster: 0x12345678, size: 0xfedcba98, time: new Date(0) }
      const bytes = entryBytes(name, uniqueShortName(name, new Set()), facts)
      expect(listEntries(bytes, 'fat32')).toMatchObject([
        { name, isDirectory: false, cluster: 0x12345678, size: 0xfedcba98, at: bytes.length - 32 },
      ])
    },
  )

  it('shows a short name in lower case when its flags say so', () => {
    const bytes = entryBytes('BOOTX64.EFI', 'BOOTX64 EFI', { attributes: 0x20, cluster: 0, size: 0, time: new Date(0) })
    bytes[12] = 0x08
    expect(listEntries(bytes, 'fat32')[0]?.name).toBe('bootx64.EFI')
    bytes[12] = 0x18
    expect(listEntries(bytes, 'fat32')[0]?.name).toBe('bootx64.efi')
  })
})

describe('A time', () => {
  it.each([
    ['2024-02-29T23:59:58Z', (44 << 9) | (2 << 5) | 29, (23 << 11) | (59 << 5) | 29],
    ['1970-01-01T00:00:00Z', (1 << 5) | 1, 0],
    ['2200-01-01T00:00:00Z', (127 << 9) | (12 << 5) | 31, 0],
    ['not a time', (1 << 5) | 1, 0],
  ])('%s is stored', (text, date, time) => {
    expect(dosTimeOf(new Date(text))).toEqual({ date, time })
  })
})
