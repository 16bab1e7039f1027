import 'i18next'
import type { pageTexts } from './languages.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: ReturnType<typeof pageTexts> }
  }
}
