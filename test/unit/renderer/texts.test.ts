import { describe, expect, it } from 'vitest'
import { allTexts } from '../../../build/check/texts/all-texts.ts'
import { checkForms } from '../../../build/check/texts/check-forms.ts'
import { languageFor, pageTexts } from '../../../renderer/i18n/languages.ts'
import { STEPS } from '../../../shared/contract/check.ts'
import { RUN_STATES } from '../../../shared/contract/run-state.ts'
import { LANGUAGES } from '../../../shared/contract/text/languages.ts'

const flat = (value: object, path = ''): [string, string][] =>
  Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === 'object' && inner !== null ? flat(inner, `${path}${key}/`) : [[path + key, String(inner)]],
  )

describe.each(LANGUAGES)('texts in %s', (language) => {
  const texts = Object.fromEntries(flat(pageTexts(language)))

  it('say everything, with the same facts in each text', () => {
    expect(checkForms(language, allTexts(language), allTexts('en'))).toEqual([])
  })

  it('name every step and every state', () => {
    expect(STEPS.filter((step) => texts[`step/${step}`] === undefined)).toEqual([])
    expect(RUN_STATES.filter((state) => texts[`state/${state}`] === undefined)).toEqual([])
  })
})

describe.each(LANGUAGES.filter((language) => language !== 'en'))('texts in %s', (language) => {
  const texts = Object.fromEntries(flat(pageTexts(language)))
  it('are no English', () => {
    const same = flat(pageTexts('en')).filter(
      ([key, text]) => texts[key] === text && (text.match(/\p{L}{3,}/gu) ?? []).length > 3,
    )
    expect(same).toEqual([])
  })
})

describe('the language of the page', () => {
  it('is the first of the wanted ones that it speaks, or English', () => {
    expect(languageFor(['de-DE', 'fr-CA', 'sv'])).toBe('fr')
    expect(languageFor(['ja'])).toBe('en')
  })
})
