import { expect, test } from 'vitest'
import { z } from 'zod'
import { refusedValue } from '../../../electron/station/refused-value.ts'
import { factText, LANGUAGES } from '../../../shared/contract/text/languages.ts'

const INPUT = z.strictObject({
  name: z.string().min(1).max(3).optional(),
  count: z.number().int().positive().max(9).optional(),
  least: z.number().min(256).optional(),
  runs: z.array(z.string().max(2)).min(1).max(2).optional(),
  kind: z.enum(['a', 'b']).optional(),
})

function refused(input: unknown) {
  const { error } = INPUT.safeParse(input)
  return refusedValue(error?.issues ?? [], 'the-input')
}

test('an input that is refused is told by its name and the limit that it breaks', () => {
  const english = (input: unknown) => factText('en', refused(input))
  expect(english({ name: 'long' })).toBe('name is longer than 3 characters')
  expect(english({ name: '' })).toBe('name is empty')
  expect(english({ count: 10 })).toBe('count is larger than 9')
  expect(english({ count: 0 })).toBe('count is smaller than 1')
  expect(english({ least: 1 })).toBe('least is smaller than 256')
  expect(english({ runs: [] })).toBe('runs is empty')
  expect(english({ runs: ['a', 'b', 'c'] })).toBe('runs: more than 2 are given')
  expect(english({ runs: ['a', 'long'] })).toBe('runs.1 is longer than 2 characters')
  expect(english({ kind: 'c' })).toBe('kind is none of these: a, b')
  expect(english({ kind: 'a', name: 5 })).toBe('name is not valid')
  expect(english({ colour: 1 })).toBe('colour is not known here')
  expect(english(null)).toBe('the input is not valid')
})

test('it is told in every language', () => {
  expect(LANGUAGES.map((language) => factText(language, refused({ name: 'long' })))).toEqual([
    'name is longer than 3 characters',
    'name är längre än 3 tecken',
    'name dépasse 3 caractères',
    'name is langer dan 3 tekens',
  ])
})
