import { Field, Select } from '@fluentui/react-components'
import { useStore } from 'zustand'
import type { Settings } from '../../shared/contract/settings.ts'
import { LANGUAGES } from '../../shared/contract/text/languages.ts'
import { isLanguage, LANGUAGE_NAMES } from '../i18n/languages.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { SettingCard } from './setting-card.tsx'
import type { SettingsStore } from './settings-store.ts'
import { useLock } from './use-lock.ts'

const THEMES = ['system', 'light', 'dark', 'contrast'] as const satisfies readonly Settings['theme'][]

interface AppearanceCardProps {
  readonly store: SettingsStore
  readonly settings: Settings
}

/** How the page looks and speaks. */
export function AppearanceCard({ store, settings }: AppearanceCardProps) {
  const { t } = useTexts()
  const change = useStore(store, (state) => state.change)
  const lockOf = useLock(store)
  const language = lockOf('language')
  const theme = lockOf('theme')
  return (
    <SettingCard id="appearance-title" title={t('settings.appearance')}>
      <Field label={t('app.language')} hint={language.hint}>
        <Select
          value={settings.language}
          disabled={language.isLocked}
          onChange={(_, { value }) => void change({ language: isLanguage(value) ? value : 'system' })}
        >
          <option value="system">{t('settings.system')}</option>
          {LANGUAGES.map((each) => (
            <option key={each} value={each} lang={each}>
              {LANGUAGE_NAMES[each]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('settings.theme')} hint={theme.hint}>
        <Select
          value={settings.theme}
          disabled={theme.isLocked}
          onChange={(_, { value }) => void change({ theme: THEMES.find((each) => each === value) ?? 'system' })}
        >
          {THEMES.map((each) => (
            <option key={each} value={each}>
              {t(`settings.themes.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
    </SettingCard>
  )
}
