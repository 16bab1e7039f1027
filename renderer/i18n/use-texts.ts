import { useTranslation } from 'react-i18next'
import type { Language } from '../../shared/contract/text/languages.ts'
import { languageFor } from './languages.ts'

/** The page's texts and the language they are in, for numbers and dates. */
export function useTexts() {
  const { t, i18n } = useTranslation()
  const language: Language = languageFor([i18n.language])
  return { t, language, setLanguage: (next: Language) => void i18n.changeLanguage(next) }
}
