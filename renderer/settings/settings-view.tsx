import { Card, Field, Input, makeStyles, Select, Text, Title3, tokens } from '@fluentui/react-components'
import { useStore } from 'zustand'
import type { SettingName, Settings } from '../../shared/contract/settings.ts'
import { LANGUAGES } from '../../shared/contract/text/languages.ts'
import { isLanguage, LANGUAGE_NAMES } from '../i18n/languages.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { ManagementPoints } from './management-points.tsx'
import type { SettingsStore } from './settings-store.ts'

const THEMES = ['system', 'light', 'dark', 'contrast'] as const satisfies readonly Settings['theme'][]

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '640px' },
  card: { rowGap: tokens.spacingVerticalM },
})

/** What the station remembers. A change holds at once; there is nothing to save. */
export function SettingsView({ store }: { readonly store: SettingsStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const { view, problem, change } = useStore(store)
  if (view === undefined) return problem === undefined ? null : <ProblemNotice problem={problem} />
  const { settings, locked } = view
  const locks = (name: SettingName) => (locked.includes(name) ? { hint: t('settings.locked') } : {})
  return (
    <div className={styles.view}>
      <Title3 as="h2">{t('settings.title')}</Title3>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <Card className={styles.card} role="group" aria-label={t('settings.appearance')}>
        <Field label={t('app.language')} {...locks('language')}>
          <Select
            value={settings.language}
            disabled={locked.includes('language')}
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
        <Field label={t('settings.theme')} {...locks('theme')}>
          <Select
            value={settings.theme}
            disabled={locked.includes('theme')}
            onChange={(_, { value }) => void change({ theme: THEMES.find((theme) => theme === value) ?? 'system' })}
          >
            {THEMES.map((theme) => (
              <option key={theme} value={theme}>
                {t(`settings.themes.${theme}`)}
              </option>
            ))}
          </Select>
        </Field>
      </Card>
      <Card className={styles.card} role="group" aria-label={t('settings.who')}>
        <NameField name="station" settings={settings} store={store} hint={t('settings.stationHint')} />
        <NameField name="operator" settings={settings} store={store} hint={t('settings.operatorHint')} />
      </Card>
      <ManagementPoints
        points={settings.managementPoints}
        locked={locked.includes('managementPoints')}
        onChange={(managementPoints) => void change({ managementPoints })}
      />
      <Text>{t('settings.kept')}</Text>
    </div>
  )
}

interface NameFieldProps {
  readonly name: 'station' | 'operator'
  readonly settings: Settings
  readonly store: SettingsStore
  readonly hint: string
}

/** A name, stored when the field is left or Enter is pressed, as a scanner does. */
function NameField({ name, settings, store, hint }: NameFieldProps) {
  const { t } = useTexts()
  const { view, change } = useStore(store)
  const isLocked = view?.locked.includes(name) === true
  const keep = (value: string) => {
    const typed = value.trim()
    if (typed !== settings[name]) void change(name === 'station' ? { station: typed } : { operator: typed })
  }
  return (
    <Field label={t(`log.${name}`)} hint={isLocked ? t('settings.locked') : hint}>
      <Input
        key={settings[name]}
        defaultValue={settings[name]}
        maxLength={64}
        disabled={isLocked}
        onBlur={(event) => keep(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep(event.currentTarget.value)
        }}
      />
    </Field>
  )
}
