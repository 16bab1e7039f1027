import { Checkbox } from '@fluentui/react-components'
import { useStore } from 'zustand'
import type { SerialRules, Settings } from '../../shared/contract/settings.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { NumberSetting } from './number-setting.tsx'
import { SettingCard } from './setting-card.tsx'
import type { SettingsStore } from './settings-store.ts'
import { TextSetting } from './text-setting.tsx'
import { useLock } from './use-lock.ts'

const MOST_TARGETS = 64
const LONGEST_SERIAL = 64
const LONGEST_BEGINNINGS = 1024

interface WorkCardProps {
  readonly store: SettingsStore
  readonly settings: Settings
}

/** How many targets are written at once. */
export function LimitsCard({ store, settings }: WorkCardProps) {
  const { t } = useTexts()
  const change = useStore(store, (state) => state.change)
  const lockOf = useLock(store)
  return (
    <SettingCard id="limits-title" title={t('settings.limits')}>
      <NumberSetting
        label={t('settings.targetsAtOnce')}
        value={settings.targetsAtOnce}
        least={1}
        most={MOST_TARGETS}
        {...lockOf('targetsAtOnce', t('settings.targetsAtOnceHint'))}
        onKeep={(targetsAtOnce) => void change({ targetsAtOnce })}
      />
    </SettingCard>
  )
}

/** What is taken for a serial number. */
export function SerialsCard({ store, settings: { serials } }: WorkCardProps) {
  const { t } = useTexts()
  const change = useStore(store, (state) => state.change)
  const { isLocked, hint } = useLock(store)('serials', t('settings.serialsHint'))
  const keep = (part: Partial<SerialRules>) => void change(({ serials }) => ({ serials: { ...serials, ...part } }))
  const plain = { isLocked, hint: '' }
  return (
    <SettingCard id="serials-title" title={t('settings.serials')} hint={hint}>
      <NumberSetting
        label={t('settings.shortest')}
        value={serials.shortest}
        least={1}
        most={serials.longest}
        {...plain}
        onKeep={(shortest) => keep({ shortest })}
      />
      <NumberSetting
        label={t('settings.longest')}
        value={serials.longest}
        least={serials.shortest}
        most={LONGEST_SERIAL}
        {...plain}
        onKeep={(longest) => keep({ longest })}
      />
      <TextSetting
        label={t('settings.beginnings')}
        value={serials.beginnings.join(' ')}
        longest={LONGEST_BEGINNINGS}
        isLocked={isLocked}
        hint={t('settings.beginningsHint')}
        onKeep={(text) => keep({ beginnings: beginningsOf(text) })}
      />
      <Checkbox
        label={t('settings.lettersAndDigits')}
        checked={serials.lettersAndDigits}
        disabled={isLocked}
        onChange={(_, { checked }) => keep({ lettersAndDigits: checked === true })}
      />
    </SettingCard>
  )
}

function beginningsOf(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((each) => each !== ''))]
}
