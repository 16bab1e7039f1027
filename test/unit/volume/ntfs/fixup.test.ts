import { expect, it } from 'vitest'
import { applyFixup, undoFixup } from '../../../../shared/volume/ntfs/fixup.ts'

/** A record of 1,024 bytes with its update sequence array at 48. */
function record(): Uint8Array {
  const bytes = Uint8Array.from({ length: 1024 }, (_, i) => i & 0xff)
  const view = new DataView(bytes.buffer)
  view.setUint16(4, 48, true)
  view.setUint16(6, 3, true)
  return bytes
}

it('puts the sequence number at the end of every 512 bytes and takes it away again', () => {
  const bytes = record()
  applyFixup(bytes, 0x1234)
  for (const at of [510, 1022]) expect([bytes[at], bytes[at + 1]]).toEqual([0x34, 0x12])
  expect(undoFixup(bytes)).toBe(true)
  for (const at of [510, 1022]) expect([bytes[at], bytes[at + 1]]).toEqual([at & 0xff, (at + 1) & 0xff])
})

it('tells a torn write by a sector with another number', () => {
  const bytes = record()
  applyFixup(bytes)
  bytes[1022] = 9
  expect(undoFixup(bytes)).toBe(false)
})

it('refuses an array that is too short, or that lies where no array can', () => {
  for (const [offset, count] of [
    [48, 2],
    [508, 3],
    [0xffff, 3],
  ] as const) {
    const bytes = record()
    const view = new DataView(bytes.buffer)
    view.setUint16(4, offset, true)
    view.setUint16(6, count, true)
    expect(undoFixup(bytes)).toBe(false)
  }
})
