import type { Language } from '../../../shared/contract/text/languages.ts'

const PLURAL = /_(zero|one|two|few|many|other)$/

/**
 * Texts of one language that differ in kind from the English ones: a key too many or too few, another set of facts to fill in,
 * a plural form that the language needs and lacks, or a count that is not written as the language writes numbers.
 */
export function checkForms(
  language: Language,
  texts: ReadonlyMap<string, string>,
  english: ReadonlyMap<string, string>,
): readonly string[] {
  const wanted = [...english.keys()].flatMap((key) => formsOf(language, key, english))
  const missing = wanted.filter((key) => !texts.has(key)).map((key) => `${language} ${key}: is missing`)
  const odd = [...texts].flatMap(([key, text]) => {
    const model = english.get(key) ?? english.get(key.replace(PLURAL, '_other'))
    if (model === undefined || !wanted.includes(key)) return [`${language} ${key}: no other language has it`]
    if (text.trim() === '') return [`${language} ${key}: is empty`]
    if (factsIn(text) !== factsIn(model))
      return [`${language} ${key}: fills in “${factsIn(text)}”, English “${factsIn(model)}”`]
    if (PLURAL.test(key) && !text.includes('{{count, number}}'))
      return [`${language} ${key}: its count is {{count, number}}`]
    return []
  })
  return [...missing, ...odd]
}

/** The keys that stand for one English key: a plural has a form for each of the language's categories. */
function formsOf(language: Language, key: string, english: ReadonlyMap<string, string>): readonly string[] {
  const stem = key.replace(PLURAL, '')
  if (!english.has(`${stem}_other`)) return [key]
  if (key !== `${stem}_other`) return []
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories.map((category) => `${stem}_${category}`)
}

function factsIn(text: string): string {
  return [...text.matchAll(/\{\{\s*(\w+)/g)]
    .map(([, name]) => name)
    .toSorted()
    .join(' ')
}
