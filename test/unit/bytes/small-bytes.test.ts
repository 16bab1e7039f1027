import { expect, it } from 'vitest'
import { passingBytes, smallBytes } from '../../../shared/bytes/small-bytes.ts'

it('small arrays are zeros and apart from each other, at multiples of 8, however many there are', () => {
  const arrays = Array.from({ length: 5000 }, (_, index) => smallBytes(index % 97))
  for (const [index, bytes] of arrays.entries()) {
    expect(bytes.length).toBe(index % 97)
    expect(bytes.byteOffset % 8).toBe(0)
    expect(bytes.every((byte) => byte === 0)).toBe(true)
    bytes.fill(index % 251)
  }
  for (const [index, bytes] of arrays.entries()) expect(bytes.every((byte) => byte === index % 251)).toBe(true)
})

it('a larger array has memory of its own', () => {
  const bytes = smallBytes(100_000)
  expect(bytes.buffer.byteLength).toBe(100_000)
})

it('arrays for passing use give their memory to the next ones, as zeros; those before them stay', () => {
  const before = smallBytes(24).fill(1)
  let passing: Uint8Array = new Uint8Array(0)
  passingBytes(() => {
    passing = smallBytes(40).fill(2)
  })
  const next = smallBytes(40)
  expect([next.buffer === passing.buffer, next.byteOffset]).toEqual([true, passing.byteOffset])
  expect(next.every((byte) => byte === 0)).toBe(true)
  expect(before.every((byte) => byte === 1)).toBe(true)
})
