import i18next, { type InitOptions } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { LANGUAGES } from '../../shared/contract/text/languages.ts'
import { languageFor, pageTexts } from './languages.ts'

/**
 * The page's texts in all its languages. React escapes, so i18next must not. Names from files are filled in as they are:
 * `skipOnVariables`, which i18next could turn about, keeps `{{count}}` and `$t(key)` in them from being read as ours.
 */
export function textOptions(wanted: readonly string[]): InitOptions {
  return {
    lng: languageFor(wanted),
    fallbackLng: 'en',
    supportedLngs: [...LANGUAGES],
    resources: Object.fromEntries(LANGUAGES.map((language) => [language, { translation: pageTexts(language) }])),
    interpolation: { escapeValue: false, skipOnVariables: true },
  }
}

/** Makes the page speak the first language of the system that it knows. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init(textOptions(navigator.languages))
  const say = (language: string) => {
    document.documentElement.lang = language
  }
  say(i18next.language)
  i18next.on('languageChanged', say)
}
