import type { Language } from '../../../shared/contract/text/languages.ts'
import type { Entry } from './glossary.ts'

/**
 * Texts that leave a term of the glossary untranslated or say it otherwise, one line each. `texts` and `english` hold the
 * same keys.
 */
export function checkGlossary(
  language: Exclude<Language, 'en'>,
  texts: ReadonlyMap<string, string>,
  english: ReadonlyMap<string, string>,
  glossary: readonly Entry[],
): readonly string[] {
  return [...texts].flatMap(([key, whole]) => {
    const text = prose(whole)
    return glossary.flatMap(({ english: term, seen, in: words }) => {
      const { use, seen: shown = new RegExp(use, 'i'), never = [] } = words[language]
      const banned = never.flatMap((variant) => variant.exec(text)?.[0] ?? [])
      const lacks = seen.test(prose(english.get(key) ?? '')) && !shown.test(text)
      return [
        ...banned.map((said) => `${language} ${key}: says “${said}”, the glossary says “${use}” (${term})`),
        ...(lacks ? [`${language} ${key}: lacks “${use}” (${term}): ${text}`] : []),
      ]
    })
  })
}

/** What is neither filled in nor typed on a command line. */
function prose(text: string): string {
  return text.replaceAll(
    /\{\{.*?\}\}|--[\w-]+|\b(media|target|log|trust|prestage) (inspect|list|create|add|resume|sample)\b|\S+\.exe/g,
    '…',
  )
}
