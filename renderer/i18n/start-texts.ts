import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { LANGUAGES } from '../../shared/contract/text/languages.ts'
import { languageFor, pageTexts } from './languages.ts'

/** Makes the page speak the first language of the system that it knows. React escapes, so i18next must not. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: languageFor(navigator.languages),
    fallbackLng: 'en',
    supportedLngs: [...LANGUAGES],
    resources: Object.fromEntries(LANGUAGES.map((language) => [language, { translation: pageTexts(language) }])),
    interpolation: { escapeValue: false },
  })
  const say = (language: string) => {
    document.documentElement.lang = language
  }
  say(i18next.language)
  i18next.on('languageChanged', say)
}
