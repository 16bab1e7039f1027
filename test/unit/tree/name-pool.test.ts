import { expect, it } from 'vitest'
import { NamePool, nameAt } from '../../../shared/tree/name-pool.ts'

it('names come back unit by unit, whatever letters they are of, beyond the room that the pool begins with', () => {
  const names = [
    'a',
    'Größe.txt',
    'журнал',
    '\u{1d6fc}',
    '\ud800 alone',
    'ÿ',
    'Ā',
    'n'.repeat(255),
    '\u0100'.repeat(255),
  ]
  const many = [...names, ...Array.from({ length: 5000 }, (_, index) => `${names[index % names.length]} ${index}`)]
  const pool = new NamePool()
  const places = many.map((name) => pool.put(name))
  const bytes = pool.finish()
  expect(places.map((at) => nameAt(bytes, at))).toEqual(many)
})

it('a name of nothing takes no place', () => {
  const pool = new NamePool()
  expect(pool.put('')).toBe(0)
  expect(nameAt(pool.finish(), 0)).toBe('')
})

it('a name beyond every limit is refused', () => {
  expect(() => new NamePool().put('n'.repeat(32_768))).toThrow(RangeError)
})
