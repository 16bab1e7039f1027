import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeRuns, encodeRuns } from '../../../../shared/volume/ntfs/runlist.ts'

it('encodes runs as the NTFS documentation does in its example of a normal file', () => {
  const runs = [
    { lcn: 0x342573, length: 0x38 },
    { lcn: 0x342573 - 0x1a1b, length: 0x114 },
    { lcn: -1, length: 0x10 },
  ]
  const bytes = Uint8Array.of(0x31, 0x38, 0x73, 0x25, 0x34, 0x22, 0x14, 0x01, 0xe5, 0xe5, 0x01, 0x10, 0x00)
  expect(encodeRuns(runs)).toEqual(bytes)
  expect(decodeRuns(bytes)).toEqual(runs)
})

it('adds a byte to a number whose highest bit is set, because lengths and differences have a sign', () => {
  expect(encodeRuns([{ lcn: 0x80, length: 0xff }])).toEqual(Uint8Array.of(0x22, 0xff, 0x00, 0x80, 0x00, 0x00))
})

it('decodes what it encodes, beyond 32 bits and with holes', () => {
  const run = fc.record({
    lcn: fc.oneof(fc.constant(-1), fc.nat(2 ** 45)),
    length: fc.integer({ min: 1, max: 2 ** 40 }),
  })
  fc.assert(
    fc.property(fc.array(run, { maxLength: 20 }), (runs) => {
      expect(decodeRuns(encodeRuns(runs))).toEqual(runs)
    }),
  )
})

it.each([
  ['no end', [0x11, 0x01, 0x01]],
  ['a run without a length', [0x10, 0x01, 0x00]],
  ['a length of zero', [0x11, 0x00, 0x01, 0x00]],
  ['a negative cluster', [0x11, 0x01, 0xff, 0x00]],
  ['a number of more than eight bytes', [0x19, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0]],
  ['a run cut off', [0x44, 0x01]],
])('finds runs with %s damaged', (_, bytes) => {
  expect(decodeRuns(Uint8Array.from(bytes))).toBeUndefined()
})

it('stops at the number of runs that it is given', () => {
  const runs = Array.from({ length: 5 }, (_, i) => ({ lcn: i * 10 + 1, length: 1 }))
  expect(decodeRuns(encodeRuns(runs), 5)).toHaveLength(5)
  expect(decodeRuns(encodeRuns(runs), 4)).toBeUndefined()
})
