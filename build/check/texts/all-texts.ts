import { SHELL_TEXTS } from '../../../electron/main/text/languages.ts'
import { pageTexts } from '../../../renderer/i18n/languages.ts'
import { type Language, textsOf } from '../../../shared/contract/text/languages.ts'
import { paperTextsOf } from '../../../shared/contract/text/paper/paper-texts.ts'

/** Every text that a person may read in one language, by its path: the page's, the shell's, those of what is printed, the problems, and what steps find. */
export function allTexts(language: Language): ReadonlyMap<string, string> {
  return new Map([
    ...leaves(pageTexts(language), 'page'),
    ...leaves(SHELL_TEXTS[language], 'shell'),
    ...leaves(paperTextsOf(language), 'paper'),
    ...leaves(textsOf(language).states, 'state'),
    ...leaves(textsOf(language).steps, 'step'),
    ...problemsOf(language),
    ...leaves(textsOf(language).evidence, 'evidence'),
    ...leaves(textsOf(language).phrases, 'phrase'),
  ])
}

/** The page's texts by the keys that `t()` takes. */
export function pageKeys(language: Language): ReadonlyMap<string, string> {
  return new Map(leaves(pageTexts(language), ''))
}

function problemsOf(language: Language): readonly (readonly [string, string])[] {
  return Object.entries(textsOf(language).problems).flatMap(([code, { sentence, remedy }]) => [
    [`problem.${code}.sentence`, sentence] as const,
    [`problem.${code}.remedy`, remedy] as const,
  ])
}

function leaves(value: object, path: string): readonly (readonly [string, string])[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const place = path === '' ? key : `${path}.${key}`
    if (typeof inner === 'object' && inner !== null) return leaves(inner, place)
    return [[place, String(inner)] as const]
  })
}
