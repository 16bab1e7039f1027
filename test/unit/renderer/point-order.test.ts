import { describe, expect, it } from 'vitest'
import { moved } from '../../../renderer/settings/point-order.ts'

describe('the order of management points', () => {
  const list = ['a', 'b', 'c']

  it.each([
    [1, 0, ['b', 'a', 'c']],
    [1, 2, ['a', 'c', 'b']],
    [2, 0, ['c', 'a', 'b']],
    [0, 2, ['b', 'c', 'a']],
    [1, 1, ['a', 'b', 'c']],
  ])('moves the entry at %i to %i', (from, to, expected) => {
    expect(moved(list, from, to)).toEqual(expected)
    expect(list).toEqual(['a', 'b', 'c'])
  })
})
