import { expect, it } from 'vitest'
import { crc32 } from '../../../../shared/bytes/crc32.ts'
import { makeUpcase } from '../../../../shared/volume/ntfs/format/upcase-table.ts'
import { compareFolded, compareNames } from '../../../../shared/volume/ntfs/upcase.ts'

it('makes the table that mkntfs and Windows write, whatever Unicode the JavaScript engine knows', () => {
  expect(crc32(new Uint8Array(makeUpcase().buffer))).toBe(0xcee8cffa)
})

it('orders names by upper case, unit by unit, the shorter first', () => {
  const upcase = makeUpcase()
  const names = ['_', 'b', 'A', 'ä', 'Z', 'a1', '$MFT', 'ß', '\u{1f600}', '\ufb01', 'a']
  const order = ['$MFT', 'A', 'a', 'a1', 'b', 'Z', '_', 'ä', 'ß', '\u{1f600}', '\ufb01']
  expect(names.toSorted((a, b) => compareNames(upcase, a, b))).toEqual(order)
  expect(compareFolded(upcase, 'Straße', 'STRAßE')).toBe(0)
  expect(compareFolded(upcase, 'Straße', 'STRASSE')).not.toBe(0)
})
