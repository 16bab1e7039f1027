import { expect, test } from 'vitest'
import type { EvidenceTexts } from '../../../shared/contract/text/contract-texts.ts'
import { LANGUAGES, textsOf } from '../../../shared/contract/text/languages.ts'

/** Units, and names of things that no language translates. */
const DATA = ['ms', 's', 'MiB', 'SHA', 'bytes']

const formsOf = (texts: EvidenceTexts) =>
  new Map(
    Object.entries(texts).flatMap(([code, text]) =>
      (typeof text === 'string' ? [text] : [text.one, text.other]).map((form, index) => [`${code} ${index}`, form]),
    ),
  )
const wordsOf = (form: string) => form.replace(/\{\{\w+\}\}/g, '').match(/\p{L}+/gu) ?? []

test.each(LANGUAGES.filter((language) => language !== 'en'))('no finding is said in English in %s', (language) => {
  const english = formsOf(textsOf('en').evidence)
  const same = [...formsOf(textsOf(language).evidence)].filter(
    ([form, text]) => english.get(form) === text && wordsOf(text).some((word) => !DATA.includes(word)),
  )
  expect(same).toEqual([])
})
