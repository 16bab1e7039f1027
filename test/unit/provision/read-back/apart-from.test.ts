import { expect, it } from 'vitest'
import { apartFrom } from '../../../../shared/provision/read-back/apart-from.ts'

const piece = (offset: number, text: string) => ({ offset, bytes: new TextEncoder().encode(text) })
const texts = (pieces: Iterable<{ readonly offset: number; readonly bytes: Uint8Array }>) =>
  Array.from(pieces, ({ offset, bytes }) => [offset, new TextDecoder().decode(bytes)])

it('leaves of pieces what lies in no range, whatever order and overlap the ranges have', () => {
  const pieces = [piece(100, 'abcdefghij'), piece(0, '0123456789'), piece(10, 'KLMNO')]
  const ranges = [
    { offset: 103, length: 2 },
    { offset: 8, length: 4 },
    { offset: 2, length: 1 },
    { offset: 9, length: 1 },
    { offset: 104, length: 3 },
    { offset: 109, length: 50 },
  ]
  expect(texts(apartFrom(pieces, ranges))).toEqual([
    [0, '01'],
    [3, '34567'],
    [12, 'MNO'],
    [100, 'abc'],
    [107, 'hi'],
  ])
})

it('gives pieces back whole where there are no ranges, and nothing where one covers all', () => {
  const pieces = [piece(5, 'ab'), piece(7, 'cd')]
  expect(texts(apartFrom(pieces, []))).toEqual([
    [5, 'ab'],
    [7, 'cd'],
  ])
  expect(texts(apartFrom(pieces, [{ offset: 0, length: 100 }]))).toEqual([])
})
