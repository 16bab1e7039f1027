import { expect, test } from 'vitest'
import { CATALOGUE, ERROR_CODES, type ErrorCode } from '../../../shared/contract/errors.ts'
import { LANGUAGES, languageOf, problemText, textsOf } from '../../../shared/contract/text/languages.ts'

const RANGES: readonly (readonly [RegExp, number, number])[] = [
  [/^usage$/, 2, 2],
  [/^media-/, 10, 19],
  [/^target-/, 20, 29],
  [/^boot-/, 30, 39],
  [/^mp-/, 40, 49],
  [/^internal$/, 70, 70],
  [/^cancelled$/, 130, 130],
]

test('every code exits in the range of its kind', () => {
  const outside = ERROR_CODES.filter((code) => {
    const [, from, to] = RANGES.find(([kind]) => kind.test(code)) ?? [undefined, 50, 59]
    return CATALOGUE[code].exit < from || CATALOGUE[code].exit > to
  })
  expect(outside).toEqual([])
})

const factsIn = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted()

for (const language of LANGUAGES)
  test(`every problem in ${language} is a sentence and a remedy with the facts of the catalogue`, () => {
    const { problems } = textsOf(language)
    const odd = ERROR_CODES.filter((code) => {
      const { sentence, remedy } = problems[code]
      const whole = /^\S.*[.?!)}]$/
      const english = CATALOGUE[code]
      const facts = factsIn(sentence).join() === factsIn(english.sentence).join()
      return !whole.test(sentence) || !whole.test(remedy) || !facts
    })
    expect(odd).toEqual([])
  })

test('a language is known by its tag', () => {
  expect(['sv_SE.UTF-8', 'fr-BE', 'NL', 'C', ''].map(languageOf)).toEqual(['sv', 'fr', 'nl', 'en', 'en'])
})

test('a problem is told in the language of its reader', () => {
  const code: ErrorCode = 'media-not-wim'
  expect(problemText('en', { code, facts: { path: 'a.wim' } }).sentence).toBe('a.wim is not a WIM file.')
})
