import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { icnsOf, icoOf } from '../../../build/icons/containers.ts'

const ICONS = path.join(import.meta.dirname, '../../../build/icons')
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47])

test('an ICO tells size and place of each picture', () => {
  const ico = icoOf([
    { size: 16, png: PNG },
    { size: 256, png: Buffer.concat([PNG, PNG]) },
  ])
  expect(ico.subarray(0, 6)).toEqual(Buffer.from([0, 0, 1, 0, 2, 0]))
  expect(ico.readUInt8(6)).toBe(16)
  expect(ico.readUInt8(6 + 16)).toBe(0)
  expect([ico.readUInt32LE(14), ico.readUInt32LE(18)]).toEqual([4, 38])
  expect([ico.readUInt32LE(30), ico.readUInt32LE(34)]).toEqual([8, 42])
  expect(ico.subarray(38)).toEqual(Buffer.concat([PNG, PNG, PNG]))
})

test('an ICNS is a block of blocks, with a second one for screens of double density', () => {
  const icns = icnsOf([{ size: 32, png: PNG }])
  expect(icns.toString('latin1', 0, 4)).toBe('icns')
  expect(icns.readUInt32BE(4)).toBe(icns.length)
  expect([icns.toString('latin1', 8, 12), icns.toString('latin1', 20, 24)]).toEqual(['icp5', 'ic11'])
})

test.each(['program', 'media'])('the icon of the %s has a picture of 256 pixels for Windows, as PNG', (name) => {
  const ico = readFileSync(path.join(ICONS, `${name}.ico`))
  const entries = Array.from({ length: ico.readUInt16LE(4) }, (_, index) =>
    ico.subarray(6 + 16 * index, 22 + 16 * index),
  )
  const largest = entries.find((entry) => entry.readUInt8(0) === 0)
  const offset = largest?.readUInt32LE(12) ?? 0
  expect(ico.subarray(offset, offset + 4)).toEqual(PNG)
  // PNG: width in the header, big-endian.
  expect(ico.readUInt32BE(offset + 16)).toBe(256)
})
